import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { createHash } from 'node:crypto';
import type { IdentityParts } from '../parts.ts';
import { platformChange } from '../platform-change.ts';
import { loadCity } from './city.ts';

/** Says which packs are loaded, one city after another; a pack that is loaded already says nothing. */
export async function loadCities({ packs, business, cities }: IdentityParts): Promise<void> {
  const today = businessDate(business.now());
  for (const { code } of packs.cities()) {
    const pack = packOn(packs, code, today);
    if (!pack) continue;
    const hash = createHash('sha256').update(JSON.stringify(pack)).digest('base64url');
    const ctx = platformChange(business, { key: ['city', code, hash], tenant: code });
    await cities.change(code, ctx, (state) =>
      loadCity(state, { code, name: pack.city.name, packVersion: pack.version, hash }),
    );
  }
}

/** The city's pack, or undefined while its first version is not in force yet. */
export function packOn(packs: IdentityParts['packs'], code: string, date: string): CityPack | undefined {
  if (!packs.has(code)) return undefined;
  try {
    return packs.inForce(code, date);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'kit.pack.none') return undefined;
    throw error;
  }
}
