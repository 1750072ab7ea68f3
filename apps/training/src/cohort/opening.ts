import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { minutesPerHour, occupationIn, requiredMinutes } from '@peiyu/domain/policy/index.ts';
import { cohortLifecycle, next } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { formatHours } from '@peiyu/domain/values/index.ts';
import type { Level } from '@peiyu/domain/values/index.ts';
import type { Plan } from '../plan/plan.ts';
import { planStatusText } from '../plan/plan.ts';
import type { Cohort, CohortEvent, Session } from './cohort.ts';
import { cohortFacts } from './cohort.ts';

/** What the institution says of the class it wants to open. */
export interface Opening {
  readonly planId: string | null;
  readonly lineId: string | null;
  readonly occupation: string;
  readonly direction: string | null;
  readonly level: Level;
  readonly quota: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly venue: string;
  readonly sessions: readonly Session[];
}

/** What the decision needs from outside. */
export interface OpeningFacts {
  readonly orgId: string;
  readonly number: string;
  readonly today: string;
  readonly pack: CityPack;
  /** Whether the body is listed for the occupation at the city, its province or nationally on a day. */
  readonly listedOn: (date: string) => boolean;
  readonly plan: Plan | undefined;
  /** Live cohorts of the plan's line, without this one. */
  readonly cohortsOfLine: number;
  readonly sessionId: (index: number) => string;
}

/**
 * 开班 (W-IV(1), A9 Q5): refuses what the city does not offer, a body not listed on the day or on the first day, a standard
 * that is not loaded, a first day that is over, days outside the class, too few minutes, a missing half of theory and practice (W-IV(2)), a plan line
 * that is missing or used up. With review it waits for the city, without it is approved in the same write.
 */
export function openCohort(cohort: Cohort | undefined, opening: Opening, facts: OpeningFacts): CohortEvent[] {
  const { pack, orgId, number, today } = facts;
  const draft = cohort ? next(cohortLifecycle, cohort.status, 'edit') : cohortLifecycle.initial;
  const review = pack.cohort.openingReview;
  next(cohortLifecycle, draft, review ? 'submit' : 'approveAtOnce');
  assertListed(opening, facts);
  const required = requiredMinutes(pack, opening);
  assertSessions(opening, required, facts);
  if (pack.plan.required || opening.planId !== null) assertPlanLine(opening, facts);
  const { sessions, ...said } = opening;
  const opened = {
    ...said,
    orgId,
    number,
    requiredMinutes: required,
    review,
    packVersion: pack.version,
    openedOn: today,
  };
  const approved = { ...cohortFacts(opened), automatic: true, startsOn: opening.startsOn };
  return [
    { type: 'training.cohort-opened', data: opened },
    ...sessions.map((session, index) => ({
      type: 'training.cohort-session-scheduled' as const,
      data: { sessionId: facts.sessionId(index), ...session },
    })),
    ...(review ? [] : [{ type: 'training.cohort-approved' as const, data: approved }]),
  ];
}

function assertListed(opening: Opening, { pack, today, listedOn }: OpeningFacts): void {
  const occupation = occupationIn(pack, opening.occupation).exact;
  for (const date of [today, opening.startsOn]) {
    if (!listedOn(date)) throw new Refusal('training.cohort.not-listed', { date, occupation });
  }
}

function assertSessions(
  { sessions, startsOn, endsOn }: Opening,
  required: number,
  { pack, today }: OpeningFacts,
): void {
  if (endsOn < startsOn) throw new Refusal('training.cohort.dates');
  if (startsOn < today) throw new Refusal('training.cohort.past', { startsOn });
  const outside = sessions.find(({ on }) => on < startsOn || on > endsOn);
  if (outside) throw new Refusal('training.session.outside', { date: outside.on });
  const planned = total(sessions);
  if (planned < required) {
    const hours = (minutes: number): string => formatHours(minutes, minutesPerHour(pack));
    const missingMinutes = required - planned;
    throw new Refusal('training.cohort.hours-short', {
      planned: hours(planned),
      required: hours(required),
      missingMinutes,
    });
  }
  const missing = [
    ...(sessions.some(({ practice }) => !practice) ? [] : ['理论']),
    ...(sessions.some(({ practice }) => practice) ? [] : ['实操']),
  ];
  if (missing.length > 0) throw new Refusal('training.cohort.both-modes', { missing });
  const limit = pack.delivery.onlineShareMax;
  const share = total(sessions.filter(({ online }) => online)) / planned;
  if (limit !== null && share > limit) {
    const percent = (part: number): number => Math.ceil(part * 100);
    throw new Refusal('training.cohort.online-share', { share: percent(share), limit: percent(limit) });
  }
}

const total = (sessions: readonly Session[]): number => sessions.reduce((sum, { minutes }) => sum + minutes, 0);

function assertPlanLine(opening: Opening, { plan, cohortsOfLine }: OpeningFacts): void {
  if (!plan) throw new Refusal('training.plan.line-missing');
  if (plan.status !== 'recorded') throw new Refusal('training.plan.not-recorded', { state: planStatusText(plan) });
  const line = plan.lines.find(({ lineId }) => lineId === opening.lineId);
  const same =
    line?.occupation === opening.occupation && line.direction === opening.direction && line.level === opening.level;
  if (!line || !same || !opening.startsOn.startsWith(`${plan.year}-`)) throw new Refusal('training.plan.line-missing');
  if (cohortsOfLine >= line.cohorts) throw new Refusal('training.plan.line-used', { cohorts: line.cohorts });
}
