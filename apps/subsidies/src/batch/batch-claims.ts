import { Busy } from '@peiyu/kit/errors.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Claim } from '../claim/claim.ts';
import { loadClaims } from '../claim/load-claims.ts';
import { followed } from '../followed.ts';
import type { SubsidiesParts } from '../parts.ts';
import type { Batch } from './batch.ts';

/** The claims of a batch's lines, in their order. */
export const claimsOf = (parts: SubsidiesParts, scope: Scope, batch: Batch): Promise<readonly Loaded<Claim>[]> =>
  loadClaims(
    parts.claims,
    scope,
    batch.lines.map(({ claimId }) => claimId),
  );

/** The claims once each has heard of the lock; those that then are not held by the batch never will be. */
export async function heldClaims(parts: SubsidiesParts, scope: Scope, batch: Batch): Promise<readonly Loaded<Claim>[]> {
  try {
    return await followed(
      parts.deps.scheduler,
      () => claimsOf(parts, scope, batch),
      (claims) => claims.every(({ state }) => state.status !== 'approved'),
    );
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    return claimsOf(parts, scope, batch);
  }
}
