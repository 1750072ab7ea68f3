import { cohortLifecycle, next, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import type { CommandOf } from '@peiyu/domain/lifecycles/index.ts';
import { findOccupation } from '@peiyu/domain/values/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Cohort, CohortEvent } from './cohort.ts';
import { cohortFacts, seatCount } from './cohort.ts';

const move = (cohort: Cohort, command: CommandOf<typeof cohortLifecycle>): void =>
  void next(cohortLifecycle, cohort.status, command);

const REASON_LENGTH = 10;

function assertReason(reason: string): void {
  if ([...reason.trim()].length < REASON_LENGTH) throw new Refusal('training.cohort.reason-missing');
}

/** 批准 by the city (W-IV(1)); the body must still be listed on the day (C2). */
export function approveCohort(
  cohort: Cohort,
  facts: { readonly today: string; readonly listed: boolean },
): CohortEvent[] {
  move(cohort, 'approve');
  if (!facts.listed) {
    const occupation = findOccupation(cohort.occupation)?.exact ?? cohort.occupation;
    throw new Refusal('training.cohort.not-listed', { date: facts.today, occupation });
  }
  return [
    {
      type: 'training.cohort-approved',
      data: { ...cohortFacts(cohort), automatic: false, startsOn: cohort.startsOn },
    },
  ];
}

export function returnCohort(cohort: Cohort, reason: string): CohortEvent[] {
  move(cohort, 'return');
  assertReason(reason);
  return [{ type: 'training.cohort-returned', data: { ...cohortFacts(cohort), reason } }];
}

export function rejectCohort(cohort: Cohort, reason: string): CohortEvent[] {
  move(cohort, 'reject');
  assertReason(reason);
  return [{ type: 'training.cohort-rejected', data: { ...cohortFacts(cohort), reason } }];
}

/** approved → enrolling; where the city asks for one, the announcement stands first (H-II(2)). */
export function beginEnrolment(cohort: Cohort, announcement: 'published' | 'missing' | 'notNeeded'): CohortEvent[] {
  move(cohort, 'openEnrolling');
  if (announcement === 'missing') throw new Refusal('training.announcement.missing');
  return [{ type: 'training.cohort-enrolling', data: cohortFacts(cohort) }];
}

/** Seats for these enrolments, in order, while there are any; who has one keeps it. The rest is refused by name of the rule. */
export function takeSeats(cohort: Cohort, enrolmentIds: readonly string[]): CohortEvent[] {
  const wanted = [...new Set(enrolmentIds)].filter((id) => !cohort.seats[id]);
  if (wanted.length === 0) return [];
  assertAdmitting(cohort);
  const free = Math.max(0, cohort.quota - seatCount(cohort));
  return wanted.slice(0, free).map((enrolmentId) => ({ type: 'training.cohort-seat-taken', data: { enrolmentId } }));
}

/** Admission goes on while the class enrols, not before it is approved and not after it has begun [P]. */
export function assertAdmitting(cohort: Cohort): void {
  if (cohort.status === 'enrolling') return;
  const early = ['draft', 'submitted', 'returned', 'rejected'].includes(cohort.status);
  if (early) throw new Refusal('training.cohort.not-approved');
  throw new Refusal('training.cohort.state', { state: stateLabel(cohortLifecycle, cohort.status), command: '录取' });
}

export const freeSeat = (cohort: Cohort, enrolmentId: string): CohortEvent[] =>
  cohort.seats[enrolmentId] ? [{ type: 'training.cohort-seat-freed', data: { enrolmentId } }] : [];

/** enrolling → inSession, on its first day or later, with somebody in it (C2). */
export function startCohort(cohort: Cohort, today: string): CohortEvent[] {
  move(cohort, 'start');
  if (seatCount(cohort) === 0) throw new Refusal('training.cohort.empty');
  if (today < cohort.startsOn) throw new Refusal('training.cohort.too-early', { startsOn: cohort.startsOn });
  return [{ type: 'training.cohort-started', data: { ...cohortFacts(cohort), startsOn: cohort.startsOn } }];
}

export function examineCohort(cohort: Cohort): CohortEvent[] {
  move(cohort, 'examine');
  return [{ type: 'training.cohort-examining', data: cohortFacts(cohort) }];
}

/** How the enrolments of the cohort stand. `open` = neither passed, failed, rejected nor left. */
export interface Outcomes {
  readonly open: number;
  readonly passed: number;
  readonly failed: number;
  /** 培训结业 day, by the pack's rule (A9 Q6): D1 counts from it. */
  readonly on: string;
}

/** 结业: only when every enrolment is final; the roster is frozen (C2). */
export function completeCohort(cohort: Cohort, { open, passed, failed, on }: Outcomes): CohortEvent[] {
  move(cohort, 'complete');
  if (open > 0) throw new Refusal('training.completion.not-final', { people: open });
  const data = { ...cohortFacts(cohort), passed, failed, on, startedOn: cohort.startsOn };
  return [{ type: 'training.cohort-completed', data }];
}
