import { z } from 'zod';
import { defineEvent } from './contract.ts';
import { BusinessDate, Division, Fen, Id, Reason } from './fields.ts';

export const ObligationKind = z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']);

// obligation (报送义务): the law's clocks. A8
export const ObligationCreated = defineEvent('reporting.obligation-created', {
  kind: ObligationKind,
  subjectId: Id,
  from: z.string().max(60),
  to: Division,
  trigger: BusinessDate,
  nominal: BusinessDate,
  due: BusinessDate,
  provisional: z.boolean(),
  binding: z.boolean(),
});
export const ObligationDueSoon = defineEvent('reporting.obligation-due-soon', {
  kind: ObligationKind,
  due: BusinessDate,
});
export const ObligationOverdue = defineEvent('reporting.obligation-overdue', {
  kind: ObligationKind,
  due: BusinessDate,
});
/** Lateness stays for ever: `lateDays` in the clock's own unit (calendar or working days), 0 = on time. */
export const ObligationSubmitted = defineEvent('reporting.obligation-submitted', {
  kind: ObligationKind,
  on: BusinessDate,
  due: BusinessDate,
  late: z.boolean(),
  lateDays: z.int().nonnegative(),
  unit: z.enum(['d', 'wd']),
});
/** The receiver has taken it in. C2 */
export const ObligationAccepted = defineEvent('reporting.obligation-accepted', {
  kind: ObligationKind,
  on: BusinessDate,
});
/** 退回补正. `due` is the day that counts from here: the same one, or a new one where the pack restarts the clock (`clocks.onReturn`). C2 */
export const ObligationReturned = defineEvent('reporting.obligation-returned', {
  kind: ObligationKind,
  on: BusinessDate,
  restarted: z.boolean(),
  nominal: BusinessDate,
  due: BusinessDate,
  provisional: z.boolean(),
});
/** A calendar was published: a provisional day is counted again. C4-24 */
export const ObligationRecomputed = defineEvent('reporting.obligation-recomputed', {
  due: BusinessDate,
  provisional: z.boolean(),
});

// quarterly report (开展情况表): id derived from city, institution, quarter. W-VI(2), annex, A4
export const Figures = z.strictObject({
  occupation: z.string().max(40),
  classesTrained: z.int().nonnegative(),
  peopleTrained: z.int().nonnegative(),
  subsidyPaid: Fen,
  subsidisedClasses: z.int().nonnegative(),
  certificateHolders: z.int().nonnegative(),
  subsidyRecipients: z.int().nonnegative(),
});
/** What version 1 of an opening did not say; its envelope's tenant does. */
const NO_CITY = '000000';
const reportFacts = { orgId: Id, quarter: z.string().regex(/^\d{4}-Q[1-4]$/) };
/** Version 2 names the city: an institution files one form in each city where it teaches. */
export const QuarterlyReportOpened = defineEvent(
  'reporting.quarterly-report-opened',
  { ...reportFacts, city: Division, due: BusinessDate, opensOn: BusinessDate, endsOn: BusinessDate },
  { ver: 2, upcasts: { 1: (data) => ({ ...data, city: NO_CITY }) } },
);
export const QuarterEnded = defineEvent('reporting.quarter-ended', { ...reportFacts });
/** 盖章: the figures are frozen as of `cutoff`; later facts fall in the next quarter (A9 Q12). */
export const QuarterlyReportSealed = defineEvent('reporting.quarterly-report-sealed', {
  ...reportFacts,
  revision: z.int().positive(),
  figures: z.array(Figures).max(100),
  cutoff: z.iso.datetime(),
  hash: z.string().max(80),
  nil: z.boolean(),
  sealedBy: Id,
});
export const QuarterlyReportSubmitted = defineEvent('reporting.quarterly-report-submitted', {
  ...reportFacts,
  revision: z.int().positive(),
  on: BusinessDate,
});
export const QuarterlyReportAccepted = defineEvent('reporting.quarterly-report-accepted', {
  ...reportFacts,
  revision: z.int().positive(),
});
export const QuarterlyReportReturned = defineEvent('reporting.quarterly-report-returned', {
  ...reportFacts,
  revision: z.int().positive(),
  reason: Reason,
});
/** A new revision with its reason; the old one and its hash stay. C4-27 */
export const QuarterlyReportCorrected = defineEvent('reporting.quarterly-report-corrected', {
  ...reportFacts,
  revision: z.int().positive(),
  reason: Reason,
});

export const reportingEvents = [
  ObligationCreated,
  ObligationDueSoon,
  ObligationOverdue,
  ObligationSubmitted,
  ObligationAccepted,
  ObligationReturned,
  ObligationRecomputed,
  QuarterlyReportOpened,
  QuarterEnded,
  QuarterlyReportSealed,
  QuarterlyReportSubmitted,
  QuarterlyReportAccepted,
  QuarterlyReportReturned,
  QuarterlyReportCorrected,
] as const;
