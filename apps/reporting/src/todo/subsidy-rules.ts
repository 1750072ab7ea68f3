import type { QueueRule } from './items.ts';
import { idOf, text } from './items.ts';
import { atCity, done, doneFor, labelled, like, own, ti } from './rule-parts.ts';

const claimWork = ['claim.verify', 'claim.publicise', 'claim.objection', 'claim.batch'] as const;
const ofClaim = like('claim.accept', atCity);
const ofBatch = like('batch.authorise', atCity);

/** Claims, batches, recoveries (W-V(3), H-III(6), C2). Every state of a claim that waits has its line here. */
export const subsidyRules: Readonly<Record<string, QueueRule>> = {
  'subsidies.claim-submitted': {
    ...doneFor('claim.submit', (event) => text(event, 'levelCertificateId')),
    ...own('claim.accept', labelled('number', atCity)),
  },
  'subsidies.claim-accepted': done('claim.accept'),
  'subsidies.claim-refused': done('claim.accept', 'claim.revoked', ...claimWork),
  'subsidies.claim-withdrawn': done('claim.accept', 'claim.revoked', ...claimWork),
  'subsidies.claim-checked': own('claim.verify', ofClaim),
  'subsidies.claim-verified': { ...done('claim.verify'), ...own('claim.publicise', ofClaim) },
  'subsidies.claim-publicised': done('claim.publicise'),
  'subsidies.claim-objected': own('claim.objection', ofClaim),
  // It has to be publicised once more.
  'subsidies.claim-objection-dismissed': { ...done('claim.objection'), ...own('claim.publicise', ofClaim) },
  'subsidies.claim-approved': own('claim.batch', ofClaim),
  'subsidies.claim-pay-failed': own('claim.batch', ofClaim),
  // Its batch was rejected: it waits for another one.
  'subsidies.claim-unbatched': own('claim.batch', ofClaim),
  'subsidies.claim-batched': done('claim.batch'),
  // One that is not paid yet is the desk's to refuse; a paid one to recover.
  'subsidies.claim-certificate-revoked': {
    opens: (event) => [
      {
        kind: event.data['paid'] === true ? 'recovery.order' : 'claim.revoked',
        subject: idOf(event),
        ...ofClaim(event),
      },
    ],
  },
  'subsidies.claim-paid': done('claim.revoked'),
  'subsidies.recovery-ordered': doneFor('recovery.order', (event) => text(event, 'claimId')),
  'subsidies.batch-locked': own('batch.authorise', labelled('number', atCity)),
  'subsidies.batch-authorised': { ...done('batch.authorise'), ...own('batch.send', ofBatch) },
  'subsidies.batch-rejected': done('batch.authorise', 'batch.send'),
  'subsidies.batch-sent': { ...done('batch.send'), ...own('batch.reply', ofBatch) },
  'subsidies.batch-settled': done('batch.reply'),
};

/** The quarterly form (W-VI(2), W-annex). */
export const reportRules: Readonly<Record<string, QueueRule>> = {
  'reporting.quarterly-report-opened': own('report.seal', labelled('quarter', ti)),
  'reporting.quarterly-report-submitted': {
    ...done('report.seal'),
    ...own('report.accept', labelled('quarter', atCity)),
  },
  'reporting.quarterly-report-accepted': done('report.accept'),
  'reporting.quarterly-report-returned': { ...done('report.accept'), ...own('report.seal', labelled('quarter', ti)) },
  // A corrected form is filed again: what the desk had before it is no longer there to accept.
  'reporting.quarterly-report-corrected': { ...done('report.accept'), ...own('report.seal', labelled('quarter', ti)) },
};
