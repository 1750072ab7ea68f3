import { Refusal } from '@peiyu/domain/refusal.ts';
import { cityOf, MINISTRY, provinceOf } from '@peiyu/domain/values/index.ts';
import type { Packs } from '@peiyu/kit/packs.ts';

/** A place the platform serves: a city with a pack, a county of one, its province, or the ministry. */
function isKnownPlace(packs: Packs, place: string): boolean {
  if (place === MINISTRY || packs.has(cityOf(place))) return true;
  return packs.cities().some(({ code }) => provinceOf(code) === place);
}

export function assertKnownPlace(packs: Packs, place: string): void {
  if (!isKnownPlace(packs, place)) throw new Refusal('identity.city.unknown', { code: place });
}
