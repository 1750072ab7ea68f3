import { z } from 'zod';
import { defineEvent } from './contract.ts';
import { BusinessDate, Division, Fen, Id, Minutes, Reason, subject } from './fields.ts';

const PlanLine = z.strictObject({
  lineId: Id,
  ...subject,
  cohorts: z.int().positive(),
  places: z.int().positive(),
  minutes: Minutes,
  months: z.array(z.int().min(1).max(12)),
  venue: z.string().max(200),
  fee: Fen,
  evaluatorOrgId: Id,
});

// annualPlan (source `plan/<id>`, tenant = home city if on the platform, else its province). W-IV(1)
export const PlanDrafted = defineEvent('training.plan-drafted', {
  orgId: Id,
  year: z.int(),
  lines: z.array(PlanLine).max(50),
  assessmentPlan: z.string().max(2000),
  homeReceipt: z.string().max(200).nullable(),
});
export const PlanConsented = defineEvent('training.plan-consented', { evaluatorOrgId: Id, complete: z.boolean() });
export const PlanFiled = defineEvent('training.plan-filed', { orgId: Id, year: z.int(), receivers: z.array(Division) });
export const PlanRecorded = defineEvent('training.plan-recorded', { orgId: Id, by: Division, complete: z.boolean() });
export const PlanReturned = defineEvent('training.plan-returned', { orgId: Id, by: Division, reason: Reason });

// announcement (招生简章). H-II(2). All of it is public; `contact` is a line of the office, never of a person.
const AnnouncementText = z.string().max(1000).default('');
export const AnnouncementPublished = defineEvent('training.announcement-published', {
  cohortId: Id,
  orgId: Id,
  ...subject,
  fee: Fen,
  quota: z.int().positive(),
  opensOn: BusinessDate,
  closesOn: BusinessDate,
  refund: AnnouncementText,
  conditions: AnnouncementText,
  materials: AnnouncementText,
  contact: AnnouncementText,
  minutes: Minutes.default(0),
});
export const AnnouncementClosed = defineEvent('training.announcement-closed', {
  cohortId: Id,
  orgId: Id,
  reason: z.string().max(200),
});

// cohort (班次); tenant = the city where it is held
const cohortFacts = { orgId: Id, ...subject };
export const CohortOpened = defineEvent('training.cohort-opened', {
  ...cohortFacts,
  number: z.string().max(40),
  planId: Id.nullable(),
  lineId: Id.nullable(),
  quota: z.int().positive(),
  startsOn: BusinessDate,
  endsOn: BusinessDate,
  venue: z.string().max(200),
  requiredMinutes: Minutes,
  review: z.boolean(),
  packVersion: z.string().max(80),
  /** The trigger date that fixes the version of the policy pack; null in records that did not state it. */
  openedOn: BusinessDate.nullable().default(null),
});
export const CohortApproved = defineEvent('training.cohort-approved', {
  ...cohortFacts,
  automatic: z.boolean(),
  startsOn: BusinessDate,
});
export const CohortReturned = defineEvent('training.cohort-returned', { ...cohortFacts, reason: Reason });
export const CohortRejected = defineEvent('training.cohort-rejected', { ...cohortFacts, reason: Reason });
/** Opens enrolment: approved → enrolling. */
export const CohortEnrolling = defineEvent('training.cohort-enrolling', { ...cohortFacts });
export const CohortSessionScheduled = defineEvent('training.cohort-session-scheduled', {
  sessionId: Id,
  on: BusinessDate,
  minutes: Minutes,
  online: z.boolean(),
  practice: z.boolean(),
  /** Clock time it begins, HH:MM; null when only the day is known. */
  startsAt: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable()
    .default(null),
});
export const CohortSeatTaken = defineEvent('training.cohort-seat-taken', { enrolmentId: Id });
export const CohortSeatFreed = defineEvent('training.cohort-seat-freed', { enrolmentId: Id });
export const CohortStarted = defineEvent('training.cohort-started', { ...cohortFacts, startsOn: BusinessDate });
export const CohortExamining = defineEvent('training.cohort-examining', { ...cohortFacts });
/** 结业: every enrolment is final, the roster is frozen; the D1 clock starts (A9 Q6). */
export const CohortCompleted = defineEvent('training.cohort-completed', {
  ...cohortFacts,
  passed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  on: BusinessDate,
  startedOn: BusinessDate,
});
/** 结业报送 to the province: roster and situation. W-IV(2), D1 */
export const CohortReported = defineEvent('training.cohort-reported', {
  orgId: Id,
  passed: z.int().nonnegative(),
  on: BusinessDate,
  situation: z.string().max(4000).default(''),
  problems: z.string().max(4000).default(''),
});
export const CohortReportAccepted = defineEvent('training.cohort-report-accepted', { orgId: Id, by: Division });
export const CohortReportReturned = defineEvent('training.cohort-report-returned', {
  orgId: Id,
  by: Division,
  reason: Reason,
});

// enrolment (报名); id derived from cohort and person, so twice is once
const enrolmentFacts = { cohortId: Id, orgId: Id, personId: Id, ...subject };
export const EnrolmentSubmitted = defineEvent('training.enrolment-submitted', {
  ...enrolmentFacts,
  by: z.enum(['sheet', 'form', 'self']),
  warnings: z.array(z.string().max(80)).max(10),
  requiredMinutes: Minutes,
});
/** The copy to the city desk, in the same write as the submission. H-IV(2), D6 */
export const EnrolmentDeskCopied = defineEvent('training.enrolment-desk-copied', {
  cohortId: Id,
  personId: Id,
  desk: Division,
});
export const EnrolmentConfirmed = defineEvent('training.enrolment-confirmed', {
  cohortId: Id,
  personId: Id,
  noticeVersion: z.string().max(40),
});
export const EnrolmentAccepted = defineEvent('training.enrolment-accepted', { ...enrolmentFacts });
export const EnrolmentRejected = defineEvent('training.enrolment-rejected', { ...enrolmentFacts, reason: Reason });
export const EnrolmentWithdrawn = defineEvent('training.enrolment-withdrawn', {
  ...enrolmentFacts,
  reason: z.string().max(500),
});
/** Minutes present in one session; a corrected sheet says it again with the new figure. */
export const AttendanceRecorded = defineEvent('training.attendance-recorded', {
  cohortId: Id,
  personId: Id,
  sessionId: Id,
  minutes: Minutes,
  totalMinutes: Minutes,
});
export const HoursMet = defineEvent('training.hours-met', { cohortId: Id, personId: Id, minutes: Minutes });
export const CompletionExamRecorded = defineEvent('training.completion-exam-recorded', {
  cohortId: Id,
  personId: Id,
  passed: z.boolean(),
  attempt: z.int().positive(),
});
/** 结业合格: hours, content and exam are all met. W-IV(2), H-II(2) */
export const EnrolmentCompleted = defineEvent('training.enrolment-completed', {
  ...enrolmentFacts,
  minutes: Minutes,
  startedOn: BusinessDate,
  on: BusinessDate,
});
export const EnrolmentFailed = defineEvent('training.enrolment-failed', {
  ...enrolmentFacts,
  reason: Reason,
  missingMinutes: Minutes,
  on: BusinessDate,
});

export const trainingEvents = [
  PlanDrafted,
  PlanConsented,
  PlanFiled,
  PlanRecorded,
  PlanReturned,
  AnnouncementPublished,
  AnnouncementClosed,
  CohortOpened,
  CohortApproved,
  CohortReturned,
  CohortRejected,
  CohortEnrolling,
  CohortSessionScheduled,
  CohortSeatTaken,
  CohortSeatFreed,
  CohortStarted,
  CohortExamining,
  CohortCompleted,
  CohortReported,
  CohortReportAccepted,
  CohortReportReturned,
  EnrolmentSubmitted,
  EnrolmentDeskCopied,
  EnrolmentConfirmed,
  EnrolmentAccepted,
  EnrolmentRejected,
  EnrolmentWithdrawn,
  AttendanceRecorded,
  HoursMet,
  CompletionExamRecorded,
  EnrolmentCompleted,
  EnrolmentFailed,
] as const;
