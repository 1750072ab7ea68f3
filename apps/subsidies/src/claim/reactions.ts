import { can, subsidyClaimLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import type { Claim, ClaimEvent } from './claim.ts';
import { claimFacts } from './claim.ts';

/**
 * What a claim does when another aggregate has decided. Each names the record it belongs to, so that a notice or a batch that
 * the claim has left, or never joined, changes nothing.
 */
type Reaction = ClaimEvent[];

export const denied = (claim: Claim | undefined, reason: string): Reaction =>
  claim && can(lifecycle, claim.status, 'refuse')
    ? [{ type: 'subsidies.claim-refused', data: { personId: claim.personId, reason } }]
    : [];

export const publicised = (claim: Claim | undefined, data: { noticeId: string; reviewer: string }): Reaction =>
  claim && can(lifecycle, claim.status, 'publicise') ? [{ type: 'subsidies.claim-publicised', data }] : [];

/** The window is over without objection. A claim whose certificate was revoked meanwhile stays, for the desk to refuse. */
export const noticeOver = (claim: Claim | undefined, noticeId: string): Reaction =>
  claim?.noticeId === noticeId && claim.certificateRevokedOn === null && can(lifecycle, claim.status, 'approve')
    ? [approved(claim)]
    : [];

export const batched = (claim: Claim | undefined, batchId: string): Reaction =>
  claim && can(lifecycle, claim.status, 'batch') ? [{ type: 'subsidies.claim-batched', data: { batchId } }] : [];

export const unbatched = (claim: Claim | undefined, batchId: string): Reaction =>
  claim?.batchId === batchId && can(lifecycle, claim.status, 'unbatch')
    ? [{ type: 'subsidies.claim-unbatched', data: { batchId } }]
    : [];

interface Settlement {
  readonly batchId: string;
  readonly paid: boolean;
  readonly reason: string;
  readonly on: string;
}

/** The bank has answered: paid for good, or failed and back among those that wait for a batch (C4-34). */
export function settled(claim: Claim | undefined, { batchId, paid, reason, on }: Settlement): Reaction {
  if (claim?.batchId !== batchId || !can(lifecycle, claim.status, 'pay')) return [];
  if (paid) {
    const data = { ...claimFacts(claim), amount: claim.amount ?? 0, batchId, on };
    return [{ type: 'subsidies.claim-paid', data }, ...revokedMeanwhile(claim)];
  }
  return [{ type: 'subsidies.claim-pay-failed', data: { batchId, reason } }, approved(claim)];
}

/** Revoked while the bank had the file: said once more now that there is something to recover. */
const revokedMeanwhile = ({ certificateRevokedOn: on, personId, levelCertificateId }: Claim): Reaction =>
  on === null
    ? []
    : [{ type: 'subsidies.claim-certificate-revoked', data: { personId, levelCertificateId, paid: true, on } }];

/** A revoked certificate marks the claim, whatever has become of it short of its end (C4-35). */
export function certificateRevoked(claim: Claim | undefined, on: string): Reaction {
  if (!claim || claim.certificateRevokedOn !== null) return [];
  if (claim.status === 'refused' || claim.status === 'withdrawn') return [];
  const { personId, levelCertificateId, status } = claim;
  return [
    {
      type: 'subsidies.claim-certificate-revoked',
      data: { personId, levelCertificateId, paid: status === 'paid', on },
    },
  ];
}

export const recoveryOrdered = (claim: Claim | undefined, recoveryId: string): Reaction =>
  claim && can(lifecycle, claim.status, 'orderRecovery')
    ? [{ type: 'subsidies.claim-recovery-ordered', data: { recoveryId } }]
    : [];

const approved = (claim: Claim): ClaimEvent => ({
  type: 'subsidies.claim-approved',
  data: { personId: claim.personId, amount: claim.amount ?? 0 },
});
