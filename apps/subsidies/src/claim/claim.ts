import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type * as events from '@peiyu/domain/events/subsidies.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import type { subsidyClaimLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import type { DeclaredSubsidy } from '../entitlement/entitlement.ts';
import type { Subject } from '../subject.ts';
import { subjectOf } from '../subject.ts';

export type ClaimState = StateOf<typeof lifecycle>;

/** The five lights of a review (desks 3.3.9): catalogue, group, certificate, duplicate, amount. */
export interface Lights {
  readonly catalogue: boolean;
  readonly group: boolean;
  readonly certificate: boolean;
  readonly duplicate: boolean;
  readonly amount: boolean;
}

/** One person's claim (申领) on one level certificate. No name, no number, no account: those are behind `personId` and `accountId`. */
export interface Claim extends Subject {
  readonly status: ClaimState;
  readonly number: string;
  readonly personId: string;
  readonly levelCertificateId: string;
  readonly cohortId: string;
  readonly orgId: string;
  readonly submittedOn: string | null;
  readonly accountId: string | null;
  readonly others: readonly DeclaredSubsidy[];
  readonly acceptedOn: string | null;
  /** Fen; null until the table of amounts has a row for it (A9 Q18). */
  readonly amount: number | null;
  readonly lights: Lights | null;
  readonly packVersion: string | null;
  /** Natural person who verified: reviewer A. */
  readonly verifiedBy: string | null;
  readonly noticeId: string | null;
  readonly objection: string | null;
  readonly batchId: string | null;
  readonly failure: string | null;
  readonly paidOn: string | null;
  readonly refusal: string | null;
  readonly certificateRevokedOn: string | null;
  readonly recoveryId: string | null;
}

export type ClaimEvent =
  | EventOf<typeof events.ClaimSubmitted>
  | EventOf<typeof events.ClaimAccepted>
  | EventOf<typeof events.ClaimChecked>
  | EventOf<typeof events.ClaimRefused>
  | EventOf<typeof events.ClaimVerified>
  | EventOf<typeof events.ClaimPublicised>
  | EventOf<typeof events.ClaimObjected>
  | EventOf<typeof events.ClaimObjectionDismissed>
  | EventOf<typeof events.ClaimApproved>
  | EventOf<typeof events.ClaimBatched>
  | EventOf<typeof events.ClaimUnbatched>
  | EventOf<typeof events.ClaimPaid>
  | EventOf<typeof events.ClaimPayFailed>
  | EventOf<typeof events.ClaimAccountChanged>
  | EventOf<typeof events.ClaimCertificateRevoked>
  | EventOf<typeof events.ClaimRecoveryOrdered>
  | EventOf<typeof events.ClaimWithdrawn>;

export function evolve(state: Claim | undefined, event: ClaimEvent): Claim {
  if (event.type === 'subsidies.claim-submitted') return submitted(event.data);
  if (!state) throw new Error(`${event.type} before its claim`);
  return { ...state, ...changeOf(event) };
}

function submitted(data: Extract<ClaimEvent, { type: 'subsidies.claim-submitted' }>['data']): Claim {
  const { number, personId, levelCertificateId, cohortId, orgId } = data;
  return {
    status: 'submitted',
    number,
    personId,
    levelCertificateId,
    cohortId,
    orgId,
    ...subjectOf(data),
    submittedOn: data.on ?? null,
    accountId: data.accountId ?? null,
    others: data.others ?? [],
    acceptedOn: null,
    amount: null,
    lights: null,
    packVersion: null,
    verifiedBy: null,
    noticeId: null,
    objection: null,
    batchId: null,
    failure: null,
    paidOn: null,
    refusal: null,
    certificateRevokedOn: null,
    recoveryId: null,
  };
}

function changeOf(event: Exclude<ClaimEvent, { type: 'subsidies.claim-submitted' }>): Partial<Claim> {
  switch (event.type) {
    case 'subsidies.claim-accepted':
      return { status: 'accepted', acceptedOn: event.data.on };
    case 'subsidies.claim-checked': {
      const { lights, amount, packVersion } = event.data;
      const of = (light: keyof Lights): boolean => lights[light] === true;
      const read = { catalogue: of('catalogue'), group: of('group'), certificate: of('certificate') };
      return {
        status: 'checked',
        lights: { ...read, duplicate: of('duplicate'), amount: of('amount') },
        amount: of('amount') ? amount : null,
        packVersion,
      };
    }
    case 'subsidies.claim-refused':
      return { status: 'refused', refusal: event.data.reason };
    case 'subsidies.claim-verified':
      return { status: 'verified', verifiedBy: event.data.reviewer };
    case 'subsidies.claim-publicised':
      return { status: 'publicised', noticeId: event.data.noticeId };
    case 'subsidies.claim-objected':
      return { status: 'objected', objection: event.data.reason };
    case 'subsidies.claim-objection-dismissed':
      return { status: 'verified', noticeId: null, objection: null };
    case 'subsidies.claim-approved':
      return { status: 'approved' };
    case 'subsidies.claim-batched':
      return { status: 'batched', batchId: event.data.batchId };
    case 'subsidies.claim-unbatched':
      return { status: 'approved', batchId: null };
    case 'subsidies.claim-paid':
      return { status: 'paid', paidOn: event.data.on, failure: null };
    case 'subsidies.claim-pay-failed':
      return { status: 'payFailed', batchId: null, failure: event.data.reason };
    case 'subsidies.claim-account-changed':
      return event.data.accountId === undefined ? {} : { accountId: event.data.accountId };
    case 'subsidies.claim-certificate-revoked':
      return { certificateRevokedOn: event.data.on };
    case 'subsidies.claim-recovery-ordered':
      return { status: 'recoveryOrdered', recoveryId: event.data.recoveryId };
    case 'subsidies.claim-withdrawn':
      return { status: 'withdrawn' };
  }
}

/** The facts every paid or submitted claim says. */
export const claimFacts = (claim: Claim) => {
  const { personId, levelCertificateId, cohortId, orgId } = claim;
  return { personId, levelCertificateId, cohortId, orgId, ...subjectOf(claim) };
};
