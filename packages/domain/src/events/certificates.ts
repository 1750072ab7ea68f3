import { z } from 'zod';
import { defineEvent } from './contract.ts';
import { BusinessDate, Id, Minutes, Reason, Tenths, subject } from './fields.ts';

// training certificate (培训合格证书), by the training institution
const trainingFacts = { enrolmentId: Id, cohortId: Id, orgId: Id, personId: Id, ...subject };
export const TrainingCertificatePrepared = defineEvent('certificates.training-certificate-prepared', {
  ...trainingFacts,
  minutes: Minutes,
  startedOn: BusinessDate,
  completedOn: BusinessDate,
});
export const TrainingCertificateIssued = defineEvent('certificates.training-certificate-issued', {
  ...trainingFacts,
  number: z.string().max(60),
  verifyId: Id,
  on: BusinessDate,
});
export const TrainingCertificateRevoked = defineEvent('certificates.training-certificate-revoked', {
  ...trainingFacts,
  number: z.string().max(60),
  reason: Reason,
  on: BusinessDate,
});

// level certificate (专业技术等级证书), by the evaluator
const levelFacts = {
  applicationId: Id,
  confirmationId: Id,
  evaluatorOrgId: Id,
  personId: Id,
  cohortId: Id,
  trainingOrgId: Id,
  ...subject,
};
export const LevelCertificatePrepared = defineEvent('certificates.level-certificate-prepared', {
  ...levelFacts,
  theory: Tenths,
  ability: Tenths,
  approvedOn: BusinessDate,
});
export const LevelCertificateIssued = defineEvent('certificates.level-certificate-issued', {
  ...levelFacts,
  number: z.string().max(60),
  verifyId: Id,
  on: BusinessDate,
});
export const LevelCertificateRevokeProposed = defineEvent('certificates.level-certificate-revoke-proposed', {
  ...levelFacts,
  reason: Reason,
  proposedBy: Id,
});
export const LevelCertificateRevoked = defineEvent('certificates.level-certificate-revoked', {
  ...levelFacts,
  number: z.string().max(60),
  reason: Reason,
  on: BusinessDate,
});
export const CertificateRendered = defineEvent('certificates.certificate-rendered', {
  kind: z.enum(['training', 'level']),
  hash: z.string().max(80),
});

// number register: one per issuer, kind and year; a batch gets a consecutive range (messages.md 18)
export const NumbersReserved = defineEvent('certificates.numbers-reserved', {
  batchId: Id,
  from: z.int().positive(),
  count: z.int().positive(),
});

// issue batch: one per cohort (training) or confirmation (level)
export const IssueBatchStarted = defineEvent('certificates.issue-batch-started', {
  kind: z.enum(['training', 'level']),
  subjectId: Id,
  orgId: Id,
  certificateIds: z.array(Id).max(1000),
  preparedBy: Id,
});
export const IssueBatchChecked = defineEvent('certificates.issue-batch-checked', {
  kind: z.enum(['training', 'level']),
  subjectId: Id,
  orgId: Id,
  certificateIds: z.array(Id).max(1000),
  checkedBy: Id,
});
export const IssueBatchFinished = defineEvent('certificates.issue-batch-finished', {
  kind: z.enum(['training', 'level']),
  subjectId: Id,
  orgId: Id,
  count: z.int().nonnegative(),
  on: BusinessDate,
});

export const certificatesEvents = [
  TrainingCertificatePrepared,
  TrainingCertificateIssued,
  TrainingCertificateRevoked,
  LevelCertificatePrepared,
  LevelCertificateIssued,
  LevelCertificateRevokeProposed,
  LevelCertificateRevoked,
  CertificateRendered,
  NumbersReserved,
  IssueBatchStarted,
  IssueBatchChecked,
  IssueBatchFinished,
] as const;
