import { z } from 'zod';
import { defineEvent } from './contract.ts';
import { BusinessDate, Fen, Id, Minutes, Reason, subject } from './fields.ts';

// subsidy catalogue (补贴目录): institution × project, of one city. W-V(3), H-III(5)
export const ProjectListed = defineEvent('subsidies.project-listed', {
  projectId: Id,
  orgId: Id,
  ...subject,
  from: BusinessDate,
  until: BusinessDate.nullable(),
});
export const ProjectEnded = defineEvent('subsidies.project-ended', {
  projectId: Id,
  orgId: Id,
  ...subject,
  until: BusinessDate,
});
/** A completed cohort whose project stood in the catalogue before it opened: 纳入职业培训补贴班次. */
export const CohortSubsidised = defineEvent('subsidies.cohort-subsidised', {
  cohortId: Id,
  orgId: Id,
  ...subject,
  on: BusinessDate,
});

// entitlement per person (platform record): windows and counts. W-V(3), H-III(6), B4
export const EntitlementTaken = defineEvent('subsidies.entitlement-taken', {
  claimId: Id,
  ...subject,
  on: BusinessDate,
});
export const EntitlementDenied = defineEvent('subsidies.entitlement-denied', {
  claimId: Id,
  reason: z.string().max(80),
  since: BusinessDate.nullable(),
  until: BusinessDate.nullable(),
});
export const EntitlementReturned = defineEvent('subsidies.entitlement-returned', { claimId: Id });

// claim (申领)
/** Another public subsidy the person declares to have had: counts for the yearly cap, and excludes this one on the same certificate (B4). */
export const OtherSubsidy = z.strictObject({
  scheme: z.string().min(1).max(40),
  on: BusinessDate,
  sameCertificate: z.boolean(),
});
const claimFacts = { personId: Id, levelCertificateId: Id, cohortId: Id, orgId: Id, ...subject };
/** `accountId` names the sealed account of this service; the number itself never leaves it. */
export const ClaimSubmitted = defineEvent('subsidies.claim-submitted', {
  ...claimFacts,
  number: z.string().max(40),
  on: BusinessDate.optional(),
  accountId: Id.optional(),
  others: z.array(OtherSubsidy).max(10).optional(),
});
export const ClaimAccepted = defineEvent('subsidies.claim-accepted', { personId: Id, on: BusinessDate });
export const ClaimChecked = defineEvent('subsidies.claim-checked', {
  amount: Fen,
  lights: z.record(z.string(), z.boolean()),
  packVersion: z.string().max(80),
});
export const ClaimRefused = defineEvent('subsidies.claim-refused', { personId: Id, reason: z.string().max(500) });
export const ClaimVerified = defineEvent('subsidies.claim-verified', { reviewer: Id });
export const ClaimPublicised = defineEvent('subsidies.claim-publicised', { noticeId: Id, reviewer: Id });
export const ClaimObjected = defineEvent('subsidies.claim-objected', { noticeId: Id, reason: Reason });
/** The objection does not hold: the claim goes back to be publicised again. */
export const ClaimObjectionDismissed = defineEvent('subsidies.claim-objection-dismissed', {
  noticeId: Id,
  reason: Reason,
});
export const ClaimApproved = defineEvent('subsidies.claim-approved', { personId: Id, amount: Fen });
export const ClaimBatched = defineEvent('subsidies.claim-batched', { batchId: Id });
/** Its batch was rejected before it was sent: the claim waits for another one. */
export const ClaimUnbatched = defineEvent('subsidies.claim-unbatched', { batchId: Id });
export const ClaimPaid = defineEvent('subsidies.claim-paid', {
  ...claimFacts,
  amount: Fen,
  batchId: Id,
  on: BusinessDate,
});
export const ClaimPayFailed = defineEvent('subsidies.claim-pay-failed', { batchId: Id, reason: Reason });
export const ClaimAccountChanged = defineEvent('subsidies.claim-account-changed', {
  personId: Id,
  accountId: Id.optional(),
});
/** The certificate under a live or paid claim was revoked: nothing more is paid, and what was paid waits for its recovery (C4-35). */
export const ClaimCertificateRevoked = defineEvent('subsidies.claim-certificate-revoked', {
  personId: Id,
  levelCertificateId: Id,
  paid: z.boolean(),
  on: BusinessDate,
});
export const ClaimRecoveryOrdered = defineEvent('subsidies.claim-recovery-ordered', { recoveryId: Id });
export const ClaimWithdrawn = defineEvent('subsidies.claim-withdrawn', { personId: Id });

// public notice (公示)
export const NoticePublished = defineEvent('subsidies.notice-published', {
  number: z.string().max(40),
  claimIds: z.array(Id).max(1000),
  from: BusinessDate,
  until: BusinessDate,
});
export const NoticeEnded = defineEvent('subsidies.notice-ended', {
  claimIds: z.array(Id).max(1000),
  until: BusinessDate,
});

// payment batch (拨付批次)
export const BatchLocked = defineEvent('subsidies.batch-locked', {
  number: z.string().max(40),
  lines: z.array(z.strictObject({ claimId: Id, amount: Fen })).max(1000),
  total: Fen,
  hash: z.string().max(80),
  lockedBy: Id,
  on: BusinessDate.optional(),
});
export const BatchAuthorised = defineEvent('subsidies.batch-authorised', { total: Fen, authorisedBy: Id });
export const BatchRejected = defineEvent('subsidies.batch-rejected', {
  claimIds: z.array(Id).max(1000),
  reason: Reason,
  rejectedBy: Id,
});
export const BatchSent = defineEvent('subsidies.batch-sent', { reference: z.string().max(80) });
export const BatchReplied = defineEvent('subsidies.batch-replied', {
  lines: z.array(z.strictObject({ claimId: Id, paid: z.boolean(), reason: z.string().max(200) })).max(1000),
  on: BusinessDate,
});
export const BatchSettled = defineEvent('subsidies.batch-settled', { paid: Fen, failed: z.int().nonnegative() });

// recovery (追回)
export const RecoveryOrdered = defineEvent('subsidies.recovery-ordered', {
  claimId: Id,
  personId: Id,
  orgId: Id,
  ...subject,
  amount: Fen,
  reason: Reason,
  on: BusinessDate,
});

// benefits
export const CeHoursComputed = defineEvent('subsidies.ce-hours-computed', {
  personId: Id,
  enrolmentId: Id,
  orgId: Id,
  year: z.int(),
  minutes: Minutes,
  category: z.string().max(40),
});
export const CeHoursDeclared = defineEvent('subsidies.ce-hours-declared', {
  personId: Id,
  year: z.int(),
  on: BusinessDate,
});
export const TitleEligible = defineEvent('subsidies.title-eligible', {
  personId: Id,
  levelCertificateId: Id,
  title: z.string().max(40),
  ...subject,
});
export const TitleWithdrawn = defineEvent('subsidies.title-withdrawn', {
  personId: Id,
  levelCertificateId: Id,
  reason: Reason,
});

export const subsidiesEvents = [
  ProjectListed,
  ProjectEnded,
  CohortSubsidised,
  EntitlementTaken,
  EntitlementDenied,
  EntitlementReturned,
  ClaimSubmitted,
  ClaimAccepted,
  ClaimChecked,
  ClaimRefused,
  ClaimVerified,
  ClaimPublicised,
  ClaimObjected,
  ClaimObjectionDismissed,
  ClaimApproved,
  ClaimBatched,
  ClaimUnbatched,
  ClaimPaid,
  ClaimPayFailed,
  ClaimAccountChanged,
  ClaimCertificateRevoked,
  ClaimRecoveryOrdered,
  ClaimWithdrawn,
  NoticePublished,
  NoticeEnded,
  BatchLocked,
  BatchAuthorised,
  BatchRejected,
  BatchSent,
  BatchReplied,
  BatchSettled,
  RecoveryOrdered,
  CeHoursComputed,
  CeHoursDeclared,
  TitleEligible,
  TitleWithdrawn,
] as const;
