import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type * as events from '@peiyu/domain/events/training.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import type { enrolmentLifecycle } from '@peiyu/domain/lifecycles/index.ts';

type Submitted = EventOf<typeof events.EnrolmentSubmitted>['data'];
export type EnrolmentState = StateOf<typeof enrolmentLifecycle>;

/** 报名 of one person in one cohort, from the form to the result. Who the person is stands in identity alone. */
export interface Enrolment extends Submitted {
  readonly status: EnrolmentState;
  /** Version of the privacy notice the person accepted together with the data; null until then (B7). */
  readonly noticeVersion: string | null;
  /** Minutes present, by session. */
  readonly attendance: Readonly<Record<string, number>>;
  readonly minutes: number;
  readonly exam: { readonly passed: boolean; readonly attempt: number } | null;
  /** Business date of the result, null while there is none. */
  readonly finalOn: string | null;
  readonly reason: string | null;
}

export type EnrolmentEvent =
  | EventOf<typeof events.EnrolmentSubmitted>
  | EventOf<typeof events.EnrolmentDeskCopied>
  | EventOf<typeof events.EnrolmentConfirmed>
  | EventOf<typeof events.EnrolmentAccepted>
  | EventOf<typeof events.EnrolmentRejected>
  | EventOf<typeof events.EnrolmentWithdrawn>
  | EventOf<typeof events.AttendanceRecorded>
  | EventOf<typeof events.HoursMet>
  | EventOf<typeof events.CompletionExamRecorded>
  | EventOf<typeof events.EnrolmentCompleted>
  | EventOf<typeof events.EnrolmentFailed>;

const fresh = { noticeVersion: null, attendance: {}, minutes: 0, exam: null, finalOn: null, reason: null } as const;

export function evolveEnrolment(enrolment: Enrolment | undefined, event: EnrolmentEvent): Enrolment {
  if (event.type === 'training.enrolment-submitted') return { ...event.data, ...fresh, status: 'submitted' };
  if (!enrolment) throw new Error(`${event.type} before the enrolment was submitted`);
  switch (event.type) {
    case 'training.enrolment-desk-copied':
      return enrolment;
    case 'training.enrolment-confirmed':
      return { ...enrolment, noticeVersion: event.data.noticeVersion };
    case 'training.enrolment-accepted':
      return { ...enrolment, status: 'accepted' };
    case 'training.enrolment-rejected':
      return { ...enrolment, status: 'rejected', reason: event.data.reason };
    case 'training.enrolment-withdrawn':
      return { ...enrolment, status: 'withdrawn', reason: event.data.reason };
    case 'training.attendance-recorded': {
      const { sessionId, minutes, totalMinutes } = event.data;
      const attendance = { ...enrolment.attendance, [sessionId]: minutes };
      const met = enrolment.status === 'hoursMet' && totalMinutes >= enrolment.requiredMinutes;
      return { ...enrolment, attendance, minutes: totalMinutes, status: met ? 'hoursMet' : 'attending' };
    }
    case 'training.hours-met':
      return { ...enrolment, status: 'hoursMet' };
    case 'training.completion-exam-recorded': {
      const { passed, attempt } = event.data;
      return { ...enrolment, exam: { passed, attempt } };
    }
    case 'training.enrolment-completed':
      return { ...enrolment, status: 'passed', finalOn: event.data.on };
    case 'training.enrolment-failed':
      return { ...enrolment, status: 'failed', finalOn: event.data.on, reason: event.data.reason };
  }
}

/** What the events of an enrolment say beside their own facts. */
export const enrolmentFacts = ({ cohortId, orgId, personId, occupation, direction, level }: Submitted) => ({
  cohortId,
  orgId,
  personId,
  occupation,
  direction,
  level,
});

/** Minutes still to be done; 0 when the hours are met. */
export const missingMinutes = ({ requiredMinutes, minutes }: Pick<Enrolment, 'requiredMinutes' | 'minutes'>): number =>
  Math.max(0, requiredMinutes - minutes);

/** States in which an enrolment waits for nothing more. */
export const FINAL_STATES = [
  'passed',
  'failed',
  'rejected',
  'withdrawn',
  'dropped',
  'transferred',
] as const satisfies readonly EnrolmentState[];
