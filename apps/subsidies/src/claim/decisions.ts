import { dateText } from '@peiyu/domain/calendar/index.ts';
import { next, subsidyClaimLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { Claim, ClaimEvent, Lights } from './claim.ts';

/** The claim, or NotFound; and when a person is named, only their own. */
export function existing(state: Claim | undefined, personId?: string): Claim {
  if (!state || (personId !== undefined && state.personId !== personId)) throw new NotFound();
  return state;
}

/** What accepting found out, on the pack in force when the claim was submitted. */
export interface Findings {
  readonly on: string;
  readonly lights: Lights;
  readonly amount: number | null;
  readonly packVersion: string;
}

/** 受理: takes the claim up and runs the checks in the same write. A red light stops the review, not the acceptance (A9 Q18). */
export function acceptClaim(state: Claim | undefined, findings: Findings): ClaimEvent[] {
  const claim = existing(state);
  next(lifecycle, claim.status, 'accept');
  const { on, lights, amount, packVersion } = findings;
  return [
    { type: 'subsidies.claim-accepted', data: { personId: claim.personId, on } },
    { type: 'subsidies.claim-checked', data: { amount: amount ?? 0, lights: { ...lights }, packVersion } },
  ];
}

/** 不予补贴, with its reason. */
export function refuseClaim(state: Claim | undefined, reason: string): ClaimEvent[] {
  const claim = existing(state);
  next(lifecycle, claim.status, 'refuse');
  return [{ type: 'subsidies.claim-refused', data: { personId: claim.personId, reason } }];
}

export function withdrawClaim(state: Claim | undefined, personId: string): ClaimEvent[] {
  const claim = existing(state, personId);
  next(lifecycle, claim.status, 'withdraw');
  return [{ type: 'subsidies.claim-withdrawn', data: { personId } }];
}

/** 更正账户: while the claim waits for a batch, above all after the bank has returned it (C4-34). */
export function changeAccount(
  state: Claim | undefined,
  command: { personId: string; accountId: string },
): ClaimEvent[] {
  const claim = existing(state, command.personId);
  next(lifecycle, claim.status, 'correctAccount');
  return [{ type: 'subsidies.claim-account-changed', data: command }];
}

/** A price found after the acceptance, for a claim whose amount light was red. */
export interface LatePrice {
  readonly amount: number;
  readonly packVersion: string;
}

/** 初审 by A: all five lights green, and never the own claim (C2). `late` is asked only where the amount was missing. */
export function verifyClaim(
  state: Claim | undefined,
  review: { reviewer: string; late: () => LatePrice },
): ClaimEvent[] {
  const claim = existing(state);
  next(lifecycle, claim.status, 'verify');
  if (claim.personId === review.reviewer) throw new Refusal('subsidies.claim.own');
  assertCertificate(claim);
  const { lights } = claim;
  if (!lights?.catalogue) throw new Refusal('subsidies.claim.not-in-catalogue');
  if (!lights.group) throw new Refusal('subsidies.claim.group');
  if (!lights.certificate) throw new Refusal('subsidies.claim.certificate-not-valid', { state: '无效' });
  if (!lights.duplicate) throw new Refusal('subsidies.claim.pending');
  const priced: ClaimEvent[] = lights.amount ? [] : [pricedLate(lights, review.late())];
  return [...priced, { type: 'subsidies.claim-verified', data: { reviewer: review.reviewer } }];
}

const pricedLate = (lights: Lights, late: LatePrice): ClaimEvent => ({
  type: 'subsidies.claim-checked',
  data: { ...late, lights: { ...lights, amount: true } },
});

/** Nothing goes on for a claim whose certificate was revoked (C4-35). */
export function assertCertificate(claim: Claim): void {
  if (claim.certificateRevokedOn === null) return;
  throw new Refusal('subsidies.claim.certificate-not-valid', {
    state: `已撤销（${dateText(claim.certificateRevokedOn)}）`,
  });
}

/** 公示异议: pauses this claim alone, and only within the window (C4-36). */
export function objectToClaim(
  state: Claim | undefined,
  objection: { reason: string; endedOn: string | null },
): ClaimEvent[] {
  const claim = existing(state);
  if (objection.endedOn !== null && claim.noticeId !== null) {
    throw new Refusal('subsidies.notice.objection-late', { endedOn: dateText(objection.endedOn) });
  }
  next(lifecycle, claim.status, 'object');
  return [{ type: 'subsidies.claim-objected', data: { noticeId: claim.noticeId ?? '', reason: objection.reason } }];
}

/** 异议不成立: back to be publicised again, by another person than A. */
export function dismissObjection(state: Claim | undefined, answer: { reason: string; reviewer: string }): ClaimEvent[] {
  const claim = existing(state);
  next(lifecycle, claim.status, 'dismissObjection');
  if (claim.personId === answer.reviewer) throw new Refusal('subsidies.claim.own');
  if (claim.verifiedBy === answer.reviewer) throw new Refusal('identity.duty.same-person');
  const { noticeId } = claim;
  return [{ type: 'subsidies.claim-objection-dismissed', data: { noticeId: noticeId ?? '', reason: answer.reason } }];
}
