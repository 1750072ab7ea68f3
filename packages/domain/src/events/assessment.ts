import { z } from 'zod';
import { defineEvent } from './contract.ts';
import { BusinessDate, Division, Id, Reason, Tenths, subject } from './fields.ts';

// application (申报); tenant = the cohort's city
const applicationFacts = { personId: Id, evaluatorOrgId: Id, ...subject };
/** By the person alone. `declaration` = version of the 告知承诺 text accepted, null when proofs are brought. W-IV(3), B3 */
export const ApplicationSubmitted = defineEvent('assessment.application-submitted', {
  ...applicationFacts,
  trainingCertificateId: Id,
  cohortId: Id,
  trainingOrgId: Id,
  declaration: z.string().max(40).nullable(),
});
export const ApplicationDeclarationWithdrawn = defineEvent('assessment.application-declaration-withdrawn', {
  ...applicationFacts,
});
export const ApplicationQualified = defineEvent('assessment.application-qualified', {
  ...applicationFacts,
  condition: z.string().max(80),
});
/** `reasons` are codes of what is missing; `passesOn` the date from which it would pass, null when no date does it. */
export const ApplicationRefused = defineEvent('assessment.application-refused', {
  ...applicationFacts,
  reasons: z.array(z.string().max(80)).max(20),
  passesOn: BusinessDate.nullable(),
});
export const ApplicationScheduled = defineEvent('assessment.application-scheduled', {
  ...applicationFacts,
  sittingId: Id,
});
/** Null scores with `absent`. A corrected sheet before confirmation says it again. */
export const ApplicationScored = defineEvent('assessment.application-scored', {
  personId: Id,
  sittingId: Id,
  theory: Tenths.nullable(),
  ability: Tenths.nullable(),
  absent: z.boolean(),
  scoredBy: Id,
});
/** A noted breach (e.g. 替考) proposes a void; a second person confirms it (B3). */
export const ApplicationVoidProposed = defineEvent('assessment.application-void-proposed', {
  personId: Id,
  sittingId: Id,
  reason: Reason,
  proposedBy: Id,
});
export const ApplicationVoidRejected = defineEvent('assessment.application-void-rejected', {
  personId: Id,
  sittingId: Id,
  reason: Reason,
});
export const ApplicationVoided = defineEvent('assessment.application-voided', {
  ...applicationFacts,
  sittingId: Id,
  reason: Reason,
});
export const ApplicationPassed = defineEvent('assessment.application-passed', {
  ...applicationFacts,
  sittingId: Id,
  theory: Tenths,
  ability: Tenths,
  cohortId: Id,
  trainingOrgId: Id,
  trainingCertificateId: Id,
});
export const ApplicationFailed = defineEvent('assessment.application-failed', {
  ...applicationFacts,
  sittingId: Id,
  theory: Tenths.nullable(),
  ability: Tenths.nullable(),
  absent: z.boolean(),
});

// sitting (考核场次)
const sittingFacts = { evaluatorOrgId: Id, ...subject };
export const SittingPlanned = defineEvent('assessment.sitting-planned', {
  ...sittingFacts,
  number: z.string().max(40),
  site: z.string().max(200),
  theoryOn: BusinessDate,
  abilityOn: BusinessDate,
  quota: z.int().positive(),
});
export const SittingOpened = defineEvent('assessment.sitting-opened', { ...sittingFacts });
export const SittingRosterLocked = defineEvent('assessment.sitting-roster-locked', {
  ...sittingFacts,
  applicationIds: z.array(Id).max(1000),
});
export const SittingMarked = defineEvent('assessment.sitting-marked', {
  ...sittingFacts,
  scored: z.int().nonnegative(),
});
/** 考核结束: a second person confirms the results; the D2 clock starts (A9 Q7). */
export const SittingResultsConfirmed = defineEvent('assessment.sitting-results-confirmed', {
  ...sittingFacts,
  applicationIds: z.array(Id).max(1000),
  on: BusinessDate,
});
/** Complete data sent to the province: D2 ends, D3 starts. H-II(3) */
export const SittingReported = defineEvent('assessment.sitting-reported', {
  ...sittingFacts,
  confirmationId: Id,
  passed: z.int().nonnegative(),
  on: BusinessDate,
});
export const SittingCancelled = defineEvent('assessment.sitting-cancelled', { ...sittingFacts, reason: Reason });

// confirmation (证书数据确认): one line per person
const ConfirmationLine = z.strictObject({
  applicationId: Id,
  personId: Id,
  theory: Tenths,
  ability: Tenths,
  cohortId: Id,
  trainingOrgId: Id,
  trainingCertificateId: Id,
});
const confirmationFacts = { sittingId: Id, evaluatorOrgId: Id, ...subject };
export const ConfirmationReceived = defineEvent('assessment.confirmation-received', {
  ...confirmationFacts,
  lines: z.array(ConfirmationLine).max(1000),
  on: BusinessDate,
});
/** The province confirms and forwards to the national office in one act; lines may be returned one by one. D3 ends. */
export const ConfirmationConfirmed = defineEvent('assessment.confirmation-confirmed', {
  ...confirmationFacts,
  confirmed: z.array(Id).max(1000),
  returned: z.array(z.strictObject({ applicationId: Id, reason: Reason })).max(1000),
  by: Division,
  on: BusinessDate,
});
/** The national office's answer as the province records it: D4 starts. */
export const ConfirmationApproved = defineEvent('assessment.confirmation-approved', {
  ...confirmationFacts,
  lines: z.array(ConfirmationLine).max(1000),
  document: z.string().max(120),
  on: BusinessDate,
  returned: z.array(z.strictObject({ applicationId: Id, reason: Reason })).max(1000),
});

export const assessmentEvents = [
  ApplicationSubmitted,
  ApplicationDeclarationWithdrawn,
  ApplicationQualified,
  ApplicationRefused,
  ApplicationScheduled,
  ApplicationScored,
  ApplicationVoidProposed,
  ApplicationVoidRejected,
  ApplicationVoided,
  ApplicationPassed,
  ApplicationFailed,
  SittingPlanned,
  SittingOpened,
  SittingRosterLocked,
  SittingMarked,
  SittingResultsConfirmed,
  SittingReported,
  SittingCancelled,
  ConfirmationReceived,
  ConfirmationConfirmed,
  ConfirmationApproved,
] as const;
