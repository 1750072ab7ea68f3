import { NotFound } from '@peiyu/kit/errors.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import * as z from 'zod';
import type { Claim } from './claim.ts';
import type { ClaimStore } from './claim.store.ts';

/** The claims one command may name: each once, a thousand at most (one notice, one batch). */
export const claimIds = z
  .array(z.string().min(1).max(60))
  .min(1)
  .max(1000)
  .refine((ids) => new Set(ids).size === ids.length, '申领重复');

/** The claims in the order asked; NotFound when one is absent or of another place. */
export async function loadClaims(
  claims: ClaimStore,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly Loaded<Claim>[]> {
  const found = await claims.list(scope, { _id: { $in: ids } }, { limit: ids.length });
  const byId = new Map(found.map((claim) => [claim.id, claim]));
  return ids.map((id) => {
    const claim = byId.get(id);
    if (!claim) throw new NotFound();
    return claim;
  });
}
