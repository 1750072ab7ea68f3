import { derivedId } from '@peiyu/kit/ids.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded, Store } from '@peiyu/kit/store/store.ts';
import type { Claim, ClaimEvent } from './claim.ts';
import { evolve } from './claim.ts';

export type ClaimStore = Store<Claim, ClaimEvent>;

export const claimDefinition: AggregateDefinition<Claim, ClaimEvent> = {
  type: 'claim',
  collection: 'claims',
  evolve,
  indexes: [
    { keys: { tenant: 1, 'state.status': 1, _id: 1 } },
    { keys: { 'state.personId': 1, _id: 1 } },
    { keys: { tenant: 1, 'state.certificateRevokedOn': 1, _id: 1 } },
  ],
};

/**
 * The id of a person's n-th claim on a certificate: derived, so that the same claim sent twice, or fifty times at once, is one
 * document (H19). A further one is possible only when the earlier was refused or withdrawn, which is final.
 */
const claimIdOf = (personId: string, certificateId: string, n: number): string =>
  derivedId('claim', personId, certificateId, String(n));

const ENDED: readonly string[] = ['refused', 'withdrawn'];

/** Claims of a person on a certificate, in order; the last may be live. */
export async function claimsOn(claims: ClaimStore, of: { personId: string; levelCertificateId: string }) {
  const found: Loaded<Claim>[] = [];
  for (;;) {
    const claim = await claims.find(claimIdOf(of.personId, of.levelCertificateId, found.length), EVERYWHERE);
    if (!claim) return found;
    found.push(claim);
  }
}

/** Where a claim on the certificate belongs: the live one's id, or the id the next one takes. */
export async function currentClaim(
  claims: ClaimStore,
  of: { personId: string; levelCertificateId: string },
): Promise<{ id: string; live: Loaded<Claim> | undefined }> {
  const found = await claimsOn(claims, of);
  const last = found.at(-1);
  if (last && !ENDED.includes(last.state.status)) return { id: last.id, live: last };
  return { id: claimIdOf(of.personId, of.levelCertificateId, found.length), live: undefined };
}
