import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type * as events from '@peiyu/domain/events/training.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import type { cohortLifecycle } from '@peiyu/domain/lifecycles/index.ts';

type Opened = EventOf<typeof events.CohortOpened>['data'];
export type Session = Omit<EventOf<typeof events.CohortSessionScheduled>['data'], 'sessionId'>;
export type CohortState = StateOf<typeof cohortLifecycle>;

/** 班次: one class of one occupation, direction and level in one city (W-IV(1)(2)). It owns its seats. */
export interface Cohort extends Opened {
  readonly status: CohortState;
  readonly sessions: Readonly<Record<string, Session>>;
  /** One entry per admitted enrolment: taking a seat twice is once. */
  readonly seats: Readonly<Record<string, true>>;
  /** Why it was returned or rejected. */
  readonly reason: string | null;
  readonly completed: { readonly on: string; readonly passed: number; readonly failed: number } | null;
  /** 结业报送 (W-IV(2), D1). */
  readonly report: CohortReport | null;
}

export interface CohortReport {
  readonly status: 'sent' | 'accepted' | 'returned';
  readonly on: string;
  readonly situation: string;
  readonly problems: string;
  readonly reason: string | null;
}

export type CohortEvent =
  | EventOf<typeof events.CohortOpened>
  | EventOf<typeof events.CohortApproved>
  | EventOf<typeof events.CohortReturned>
  | EventOf<typeof events.CohortRejected>
  | EventOf<typeof events.CohortEnrolling>
  | EventOf<typeof events.CohortSessionScheduled>
  | EventOf<typeof events.CohortSeatTaken>
  | EventOf<typeof events.CohortSeatFreed>
  | EventOf<typeof events.CohortStarted>
  | EventOf<typeof events.CohortExamining>
  | EventOf<typeof events.CohortCompleted>
  | EventOf<typeof events.CohortReported>
  | EventOf<typeof events.CohortReportAccepted>
  | EventOf<typeof events.CohortReportReturned>;

const fresh = { seats: {}, reason: null, completed: null, report: null } as const;

export function evolveCohort(cohort: Cohort | undefined, event: CohortEvent): Cohort {
  if (event.type === 'training.cohort-opened') {
    return { ...event.data, ...fresh, sessions: {}, status: 'submitted' };
  }
  if (!cohort) throw new Error(`${event.type} before the cohort was opened`);
  switch (event.type) {
    case 'training.cohort-session-scheduled': {
      const { sessionId, ...session } = event.data;
      return { ...cohort, sessions: { ...cohort.sessions, [sessionId]: session } };
    }
    case 'training.cohort-approved':
      return { ...cohort, status: 'approved', reason: null };
    case 'training.cohort-returned':
      return { ...cohort, status: 'returned', reason: event.data.reason };
    case 'training.cohort-rejected':
      return { ...cohort, status: 'rejected', reason: event.data.reason };
    case 'training.cohort-enrolling':
      return { ...cohort, status: 'enrolling' };
    case 'training.cohort-seat-taken':
      return { ...cohort, seats: { ...cohort.seats, [event.data.enrolmentId]: true } };
    case 'training.cohort-seat-freed':
      return { ...cohort, seats: without(cohort.seats, event.data.enrolmentId) };
    case 'training.cohort-started':
      return { ...cohort, status: 'inSession' };
    case 'training.cohort-examining':
      return { ...cohort, status: 'examining' };
    case 'training.cohort-completed': {
      const { on, passed, failed } = event.data;
      return { ...cohort, status: 'completed', completed: { on, passed, failed } };
    }
    case 'training.cohort-reported': {
      const { on, situation, problems } = event.data;
      return { ...cohort, status: 'reported', report: { status: 'sent', on, situation, problems, reason: null } };
    }
    case 'training.cohort-report-accepted':
      return { ...cohort, report: answered(cohort, 'accepted', null) };
    case 'training.cohort-report-returned':
      return { ...cohort, report: answered(cohort, 'returned', event.data.reason) };
  }
}

function without(seats: Cohort['seats'], enrolmentId: string): Cohort['seats'] {
  const { [enrolmentId]: freed, ...rest } = seats;
  void freed;
  return rest;
}

function answered(cohort: Cohort, status: 'accepted' | 'returned', reason: string | null): CohortReport {
  if (!cohort.report) throw new Error('an answer to a report that was not sent');
  return { ...cohort.report, status, reason };
}

/** What every event of a cohort says beside its own facts. */
export const cohortFacts = ({ orgId, occupation, direction, level }: Opened) => ({
  orgId,
  occupation,
  direction,
  level,
});

/** The day that fixes the version of the city's pack for this cohort (architecture 7.12). */
export const triggerDate = (cohort: Pick<Cohort, 'openedOn' | 'startsOn'>): string =>
  cohort.openedOn ?? cohort.startsOn;

export const seatCount = (cohort: Pick<Cohort, 'seats'>): number => Object.keys(cohort.seats).length;
