import { cohortLifecycle, enrolmentLifecycle, next, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Cohort, Session } from '../cohort/cohort.ts';
import type { Enrolment, EnrolmentEvent } from '../enrolment/enrolment.ts';

export interface Presence {
  readonly sessionId: string;
  readonly minutes: number;
}

export interface AttendanceFacts {
  readonly cohort: Cohort;
  readonly today: string;
  /** Sessions of other cohorts in which this person was present. */
  readonly elsewhere: readonly Session[];
}

/**
 * Minutes present, session by session (W-VI(2)); a corrected figure replaces the old one, the same figure changes nothing.
 * Refuses sessions the cohort does not have or has not had yet, more minutes than the session has, and a person who was in
 * another class at that time (C4-14). Says when the required minutes are reached.
 */
export function recordAttendance(
  enrolment: Enrolment,
  presences: readonly Presence[],
  facts: AttendanceFacts,
): EnrolmentEvent[] {
  const changed = presences.filter(({ sessionId, minutes }) => enrolment.attendance[sessionId] !== minutes);
  if (changed.length === 0) return [];
  if (['passed', 'failed'].includes(enrolment.status)) throw new Refusal('training.attendance.final');
  next(enrolmentLifecycle, enrolment.status, 'attend');
  const { cohort } = facts;
  if (cohort.status !== 'inSession' && cohort.status !== 'examining') {
    throw new Refusal('training.cohort.state', {
      state: stateLabel(cohortLifecycle, cohort.status),
      command: '登记考勤',
    });
  }
  for (const presence of changed) assertPossible(presence, facts);
  const { cohortId, personId } = enrolment;
  const minutesOf: Record<string, number> = { ...enrolment.attendance };
  const said = changed.map(({ sessionId, minutes }): EnrolmentEvent => {
    minutesOf[sessionId] = minutes;
    const totalMinutes = Object.values(minutesOf).reduce((sum, part) => sum + part, 0);
    return { type: 'training.attendance-recorded', data: { cohortId, personId, sessionId, minutes, totalMinutes } };
  });
  const minutes = Object.values(minutesOf).reduce((sum, part) => sum + part, 0);
  const reached = minutes >= enrolment.requiredMinutes;
  const before = enrolment.status === 'hoursMet' && lowest(said) >= enrolment.requiredMinutes;
  return reached && !before ? [...said, { type: 'training.hours-met', data: { cohortId, personId, minutes } }] : said;
}

/** The lowest total on the way: a correction that passes below the required minutes loses the hours first. */
const lowest = (said: readonly EnrolmentEvent[]): number =>
  Math.min(...said.map((event) => (event.type === 'training.attendance-recorded' ? event.data.totalMinutes : 0)));

function assertPossible({ sessionId, minutes }: Presence, { cohort, today, elsewhere }: AttendanceFacts): void {
  const session = cohort.sessions[sessionId];
  if (!session) throw new Refusal('training.session.unknown', { date: null });
  if (session.on > today) throw new Refusal('training.attendance.future', { date: session.on });
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > session.minutes) {
    throw new Refusal('training.attendance.minutes', { limit: session.minutes, date: session.on });
  }
  if (minutes > 0 && elsewhere.some((other) => overlap(session, other))) {
    throw new Refusal('training.attendance.overlap', { at: session.on });
  }
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Two sessions overlap when their times do; where one of them states no time, when they fall on one day. */
export function overlap(a: Session, b: Session): boolean {
  if (a.on !== b.on) return false;
  if (a.startsAt === null || b.startsAt === null) return true;
  const [from, other] = [minuteOf(a.startsAt), minuteOf(b.startsAt)];
  return from < other + b.minutes && other < from + a.minutes;
}
