import { isWithin } from '@peiyu/domain/values/index.ts';
import type { Packs } from '@peiyu/kit/packs.ts';

/** The tenants whose handles a place may turn back: its own, and those of the cities under it. */
export const tenantsUnder = (packs: Packs, place: string): string[] => [
  ...new Set([place, ...packs.cities().flatMap(({ code }) => (isWithin(code, place) ? [code] : []))]),
];
