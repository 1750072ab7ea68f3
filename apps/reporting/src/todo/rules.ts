import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Closing, ItemName, QueueRule } from './items.ts';
import { atProvince, idOf, text } from './items.ts';

const done = (...kinds: readonly ItemName[]): Pick<QueueRule, 'closes'> => ({
  closes: (event) => kinds.map((kind) => ({ kind, subject: idOf(event) })),
});
const doneFor = (kind: ItemName, subject: (event: Envelope) => string): Pick<QueueRule, 'closes'> => ({
  closes: (event): readonly Closing[] => [{ kind, subject: subject(event) }],
});
const own = (
  kind: ItemName,
  who: (event: Envelope) => { place: string; org?: string; person?: string },
): Pick<QueueRule, 'opens'> => ({
  opens: (event) => [{ kind, subject: idOf(event), ...who(event) }],
});
const atCity = (event: Envelope): { place: string } => ({ place: event.tenant });
const ti = (event: Envelope): { place: string; org: string } => ({ place: event.tenant, org: text(event, 'orgId') });
const ei = (event: Envelope): { place: string; org: string } => ({
  place: event.tenant,
  org: text(event, 'evaluatorOrgId'),
});
const person = (event: Envelope): { place: string; person: string } => ({
  place: event.tenant,
  person: text(event, 'personId'),
});
const province = (event: Envelope): { place: string } => ({ place: atProvince(event) });

/** Everything that fills and empties the work queues, by event. */
export const QUEUE_RULES: Readonly<Record<string, QueueRule>> = {
  'training.plan-drafted': {
    opens: (event) =>
      evaluatorsOf(event).map((org) => ({
        kind: 'plan.consent',
        subject: `${idOf(event)}-${org}`,
        place: event.tenant,
        org,
      })),
  },
  'training.plan-consented': doneFor('plan.consent', (event) => `${idOf(event)}-${text(event, 'evaluatorOrgId')}`),
  'training.plan-filed': own('plan.record', province),
  'training.plan-recorded': {
    closes: (event) => (event.data['by'] === atProvince(event) ? [{ kind: 'plan.record', subject: idOf(event) }] : []),
  },
  'training.plan-returned': done('plan.record'),
  'training.cohort-opened': {
    opens: (event) =>
      event.data['review'] === true ? [{ kind: 'cohort.review', subject: idOf(event), place: event.tenant }] : [],
  },
  'training.cohort-approved': done('cohort.review'),
  'training.cohort-returned': done('cohort.review'),
  'training.cohort-rejected': done('cohort.review'),
  'training.enrolment-submitted': {
    opens: (event) => [
      { kind: 'enrolment.confirm', subject: idOf(event), ...person(event) },
      { kind: 'enrolment.admit', subject: idOf(event), ...ti(event) },
    ],
  },
  'training.enrolment-confirmed': done('enrolment.confirm'),
  'training.enrolment-accepted': done('enrolment.admit', 'enrolment.confirm'),
  'training.enrolment-rejected': done('enrolment.admit', 'enrolment.confirm'),
  'training.enrolment-withdrawn': done('enrolment.admit', 'enrolment.confirm'),
  'training.cohort-completed': own('cohort.report', ti),
  'training.cohort-reported': { ...done('cohort.report'), ...own('cohort.accept-report', province) },
  'training.cohort-report-accepted': done('cohort.accept-report'),
  'training.cohort-report-returned': { ...done('cohort.accept-report'), ...own('cohort.report', ti) },
  'certificates.training-certificate-prepared': {
    opens: (event) => [{ kind: 'training-certificate.issue', subject: text(event, 'cohortId'), ...ti(event) }],
  },
  'certificates.issue-batch-finished': {
    closes: (event) =>
      event.data['kind'] === 'training'
        ? [{ kind: 'training-certificate.issue', subject: text(event, 'subjectId') }]
        : [],
  },
  'certificates.training-certificate-issued': own('application.submit', person),
  'assessment.application-submitted': {
    ...doneFor('application.submit', (event) => text(event, 'trainingCertificateId')),
    ...own('application.review', ei),
  },
  'assessment.application-qualified': done('application.review'),
  'assessment.application-refused': done('application.review'),
  'assessment.application-declaration-withdrawn': done('application.review'),
  'assessment.application-void-proposed': {
    opens: (event) => [{ kind: 'application.void', subject: idOf(event), place: event.tenant }],
  },
  'assessment.application-void-rejected': done('application.void'),
  'assessment.application-voided': done('application.void'),
  'assessment.sitting-marked': own('sitting.confirm', ei),
  'assessment.sitting-results-confirmed': { ...done('sitting.confirm'), ...own('sitting.report', ei) },
  'assessment.sitting-reported': done('sitting.report'),
  'assessment.confirmation-received': own('confirmation.confirm', province),
  'assessment.confirmation-confirmed': { ...done('confirmation.confirm'), ...own('confirmation.record', province) },
  'assessment.confirmation-approved': { ...done('confirmation.record'), ...own('level-certificate.prepare', ei) },
  'certificates.issue-batch-started': {
    opens: (event) =>
      event.data['kind'] === 'level'
        ? [{ kind: 'level-certificate.issue', subject: idOf(event), place: event.tenant, org: text(event, 'orgId') }]
        : [],
    closes: (event) =>
      event.data['kind'] === 'level' ? [{ kind: 'level-certificate.prepare', subject: text(event, 'subjectId') }] : [],
  },
  'certificates.issue-batch-checked': done('level-certificate.issue'),
  'certificates.level-certificate-revoke-proposed': own('level-certificate.revoke', ei),
  'certificates.level-certificate-revoked': done('level-certificate.revoke'),
  'certificates.level-certificate-issued': own('claim.submit', person),
  'subsidies.claim-submitted': {
    ...doneFor('claim.submit', (event) => text(event, 'levelCertificateId')),
    ...own('claim.accept', atCity),
  },
  'subsidies.claim-accepted': done('claim.accept'),
  'subsidies.claim-refused': done('claim.accept', 'claim.verify', 'claim.publicise', 'claim.batch'),
  'subsidies.claim-withdrawn': done('claim.accept', 'claim.verify', 'claim.publicise', 'claim.batch'),
  'subsidies.claim-checked': own('claim.verify', atCity),
  'subsidies.claim-verified': { ...done('claim.verify'), ...own('claim.publicise', atCity) },
  'subsidies.claim-publicised': done('claim.publicise'),
  'subsidies.claim-approved': own('claim.batch', atCity),
  'subsidies.claim-pay-failed': own('claim.batch', atCity),
  'subsidies.claim-batched': done('claim.batch'),
  'subsidies.batch-locked': own('batch.authorise', atCity),
  'subsidies.batch-authorised': done('batch.authorise'),
  'subsidies.batch-sent': own('batch.reply', atCity),
  'subsidies.batch-settled': done('batch.reply'),
  'subsidies.claim-certificate-revoked': {
    opens: (event) =>
      event.data['paid'] === true ? [{ kind: 'recovery.order', subject: idOf(event), place: event.tenant }] : [],
  },
  'subsidies.recovery-ordered': doneFor('recovery.order', (event) => text(event, 'claimId')),
  'reporting.quarterly-report-opened': own('report.seal', ti),
  'reporting.quarterly-report-submitted': { ...done('report.seal'), ...own('report.accept', atCity) },
  'reporting.quarterly-report-accepted': done('report.accept'),
  'reporting.quarterly-report-returned': { ...done('report.accept'), ...own('report.seal', ti) },
  'reporting.quarterly-report-corrected': own('report.seal', ti),
};

function evaluatorsOf(event: Envelope): string[] {
  const lines = Array.isArray(event.data['lines']) ? (event.data['lines'] as { evaluatorOrgId: string }[]) : [];
  return [...new Set(lines.map((line) => line.evaluatorOrgId))];
}
