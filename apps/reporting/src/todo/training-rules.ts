import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Closing, Opening, QueueRule } from './items.ts';
import { atProvince, idOf, text } from './items.ts';
import { about, atCity, done, labelled, like, own, person, province, ti } from './rule-parts.ts';

/** Plans, classes, enrolments, training certificates: what waits for whom (W-IV(1), W-IV(2), H-II(2)). */
export const trainingRules: Readonly<Record<string, QueueRule>> = {
  'training.plan-drafted': {
    ...done('plan.mend'),
    opens: (event) => [
      { kind: 'plan.file', subject: idOf(event), ...labelled('year', ti)(event) },
      ...evaluatorsOf(event).map((org) => ({
        ...consentOf(event, org),
        place: event.tenant,
        org,
        label: text(event, 'year'),
      })),
    ],
  },
  'training.plan-consented': { closes: (event) => [consentOf(event, text(event, 'evaluatorOrgId'))] },
  'training.plan-filed': {
    ...done('plan.file'),
    opens: (event) => receiversOf(event).map((to) => recordBy(event, to)),
  },
  'training.plan-recorded': { closes: (event) => [recordBy(event, text(event, 'by'))] },
  'training.plan-returned': {
    ...done('plan.record', 'plan.record-city'),
    ...own('plan.mend', like('plan.file', ti)),
  },
  'training.cohort-opened': {
    ...done('cohort.mend'),
    opens: (event) =>
      event.data['review'] === true ? [{ kind: 'cohort.review', subject: idOf(event), ...atCity(event) }] : [],
  },
  'training.cohort-approved': done('cohort.review'),
  'training.cohort-returned': { ...done('cohort.review'), ...own('cohort.mend', ti) },
  'training.cohort-rejected': done('cohort.review'),
  'training.enrolment-submitted': {
    opens: (event) => [
      { kind: 'enrolment.confirm', subject: idOf(event), ...about('cohortId', person)(event) },
      { kind: 'enrolment.admit', subject: idOf(event), ...about('cohortId', ti)(event) },
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
  'certificates.training-certificate-issued': own('application.submit', about('cohortId', person)),
};

const consentOf = (event: Envelope, org: string): Closing => ({
  kind: 'plan.consent',
  subject: idOf(event),
  key: `${idOf(event)}-${org}`,
});

/** The item of one receiver of a plan: its province, or its home city where that is on the platform (W-IV(1)). */
const recordBy = (event: Envelope, receiver: string): Opening => ({
  kind: receiver === atProvince(event) ? 'plan.record' : 'plan.record-city',
  subject: idOf(event),
  place: receiver,
  label: text(event, 'year'),
});

function receiversOf(event: Envelope): string[] {
  return Array.isArray(event.data['receivers']) ? (event.data['receivers'] as string[]) : [];
}

function evaluatorsOf(event: Envelope): string[] {
  const lines = Array.isArray(event.data['lines']) ? (event.data['lines'] as { evaluatorOrgId: string }[]) : [];
  return [...new Set(lines.map((line) => line.evaluatorOrgId))];
}
