import type { QueueRule } from './items.ts';
import { text } from './items.ts';
import { about, atCity, done, doneFor, ei, like, own, person, province } from './rule-parts.ts';

/** Applications, sittings, confirmations, level certificates: what waits for whom (W-IV(3), H-II(3)). */
export const assessmentRules: Readonly<Record<string, QueueRule>> = {
  'assessment.application-submitted': {
    ...doneFor('application.submit', (event) => text(event, 'trainingCertificateId')),
    ...own('application.review', about('cohortId', ei)),
  },
  'assessment.application-qualified': done('application.review'),
  'assessment.application-refused': done('application.review'),
  'assessment.application-declaration-withdrawn': done('application.review'),
  // The proposal does not say whose evaluator it is; the review of the same application does.
  'assessment.application-void-proposed': own('application.void', like('application.review', atCity)),
  'assessment.application-void-rejected': done('application.void'),
  'assessment.application-voided': done('application.void', 'application.review'),
  'assessment.sitting-marked': own('sitting.confirm', ei),
  'assessment.sitting-results-confirmed': { ...done('sitting.confirm'), ...own('sitting.report', ei) },
  'assessment.sitting-reported': done('sitting.report'),
  'assessment.sitting-cancelled': done('sitting.confirm', 'sitting.report'),
  'assessment.confirmation-received': own('confirmation.confirm', about('sittingId', province)),
  'assessment.confirmation-confirmed': {
    ...done('confirmation.confirm'),
    ...own('confirmation.record', about('sittingId', province)),
  },
  'assessment.confirmation-approved': {
    ...done('confirmation.record'),
    // Nobody approved, nothing to issue.
    opens: (event) =>
      Array.isArray(event.data['lines']) && event.data['lines'].length === 0
        ? []
        : own('level-certificate.prepare', about('sittingId', ei)).opens(event),
  },
  'certificates.issue-batch-started': {
    closes: (event) =>
      event.data['kind'] === 'level' ? [{ kind: 'level-certificate.prepare', subject: text(event, 'subjectId') }] : [],
    opens: (event) => {
      if (event.data['kind'] !== 'level') return [];
      const confirmation = text(event, 'subjectId');
      const item = own('level-certificate.issue', (said) => ({
        place: said.tenant,
        org: text(said, 'orgId'),
        clockSubject: confirmation,
        like: { kind: 'level-certificate.prepare', subject: confirmation },
      }));
      return item.opens(event);
    },
  },
  'certificates.issue-batch-checked': done('level-certificate.issue'),
  'certificates.issue-batch-finished': {
    closes: (event) =>
      event.data['kind'] === 'training'
        ? [{ kind: 'training-certificate.issue', subject: text(event, 'subjectId') }]
        : [],
  },
  'certificates.level-certificate-revoke-proposed': own('level-certificate.revoke', about('cohortId', ei)),
  'certificates.level-certificate-revoked': done('level-certificate.revoke', 'claim.submit'),
  'certificates.level-certificate-issued': own('claim.submit', about('cohortId', person)),
};
