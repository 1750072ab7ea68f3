import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  SittingMarked,
  SittingOpened,
  SittingPlanned,
  SittingReported,
  SittingResultsConfirmed,
  SittingRosterLocked,
} from '@peiyu/domain/events/assessment.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { dateText } from '@peiyu/domain/calendar/index.ts';
import { next, sittingLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Application } from '../application/application.ts';

export type SittingEvent =
  | EventOf<typeof SittingPlanned>
  | EventOf<typeof SittingOpened>
  | EventOf<typeof SittingRosterLocked>
  | EventOf<typeof SittingMarked>
  | EventOf<typeof SittingResultsConfirmed>
  | EventOf<typeof SittingReported>;

type Planned = EventOf<typeof SittingPlanned>['data'];

/** 考核场次 of one evaluator for one occupation, direction and level. */
export interface Sitting extends Planned {
  readonly status: StateOf<typeof sittingLifecycle>;
  readonly applicationIds: readonly string[];
  readonly resultsOn?: string;
  readonly reportedOn?: string;
  readonly confirmationId?: string;
}

export function evolveSitting(state: Sitting | undefined, event: SittingEvent): Sitting {
  if (event.type === 'assessment.sitting-planned') return { ...event.data, status: 'planned', applicationIds: [] };
  if (!state) throw new Error(`${event.type} before the sitting was planned`);
  switch (event.type) {
    case 'assessment.sitting-opened':
      return { ...state, status: 'open' };
    case 'assessment.sitting-roster-locked':
      return { ...state, status: 'rosterLocked', applicationIds: event.data.applicationIds };
    case 'assessment.sitting-marked':
      return { ...state, status: 'marked' };
    case 'assessment.sitting-results-confirmed':
      return { ...state, status: 'resultsConfirmed', resultsOn: event.data.on };
    case 'assessment.sitting-reported':
      return { ...state, status: 'reported', reportedOn: event.data.on, confirmationId: event.data.confirmationId };
  }
}

const factsOf = ({ evaluatorOrgId, occupation, direction, level }: Sitting) => ({
  evaluatorOrgId,
  occupation,
  direction,
  level,
});

/** What stands in the directory for the evaluator and the occupation at this place. */
export interface EvaluatorListing {
  readonly from: string;
  readonly until: string | null;
}

/** Plans a sitting; the evaluator must be listed on both days of it (W-II, H-II(1), C4-17). */
export function planSitting(
  state: Sitting | undefined,
  plan: Planned,
  facts: { listings: readonly EvaluatorListing[]; today: string; occupationName: string },
): SittingEvent[] {
  if (state) return [];
  if (plan.theoryOn < facts.today || plan.abilityOn < facts.today) throw new Refusal('assessment.sitting.dates');
  const listed = (day: string): boolean =>
    facts.listings.some(({ from, until }) => from <= day && (until === null || day <= until));
  if (!listed(plan.theoryOn) || !listed(plan.abilityOn)) {
    const last = facts.listings
      .flatMap(({ until }) => until ?? [])
      .toSorted()
      .at(-1);
    const until = last === undefined ? '无资格' : dateText(last);
    throw new Refusal('assessment.sitting.not-listed', { occupation: facts.occupationName, until });
  }
  return [{ type: 'assessment.sitting-planned', data: plan }];
}

export function openSitting(state: Sitting): SittingEvent[] {
  next(sittingLifecycle, state.status, 'open');
  return [{ type: 'assessment.sitting-opened', data: factsOf(state) }];
}

/** Freezes who sits; the quota holds here, whatever was scheduled meanwhile. */
export function lockRoster(state: Sitting, applicationIds: readonly string[]): SittingEvent[] {
  next(sittingLifecycle, state.status, 'lockRoster');
  if (applicationIds.length === 0) throw new Refusal('assessment.sitting.empty');
  if (applicationIds.length > state.quota) throw new Refusal('assessment.sitting.full', { seats: state.quota });
  return [
    { type: 'assessment.sitting-roster-locked', data: { ...factsOf(state), applicationIds: [...applicationIds] } },
  ];
}

/** Results may be entered and corrected from the lock of the roster to the second person's confirmation. */
export function assertTakesResults(state: Sitting): void {
  if (state.status === 'resultsConfirmed' || state.status === 'reported')
    throw new Refusal('assessment.score.confirmed');
  if (state.status !== 'rosterLocked' && state.status !== 'marked') next(sittingLifecycle, state.status, 'mark');
}

const unscored = (roster: readonly Application[]): number =>
  roster.filter(({ scores, breach, status }) => !scores && !breach && status !== 'voided').length;

/** 提交成绩: everybody of the roster has scores, an absence, or a breach noted. The examination itself lies between lock and this. */
export function markSitting(state: Sitting, roster: readonly Application[]): SittingEvent[] {
  next(sittingLifecycle, next(sittingLifecycle, state.status, 'begin'), 'mark');
  const missing = unscored(roster);
  if (missing > 0) throw new Refusal('assessment.sitting.unscored', { people: missing });
  const scored = roster.filter(({ scores }) => scores && !scores.absent).length;
  return [{ type: 'assessment.sitting-marked', data: { ...factsOf(state), scored } }];
}

/**
 * 确认成绩 = 考核结束 (A9 Q7): by a person who entered none of the results, with no breach left open. The D2 clock starts.
 */
export function confirmResults(
  state: Sitting,
  roster: readonly Application[],
  confirm: { by: string; on: string },
): SittingEvent[] {
  next(sittingLifecycle, state.status, 'confirmResults');
  if (roster.some(({ scores }) => scores?.by === confirm.by)) throw new Refusal('identity.duty.same-person');
  const open = roster.filter(({ breach }) => breach).length;
  if (open > 0) throw new Refusal('assessment.void.pending', { people: open });
  const missing = unscored(roster);
  if (missing > 0) throw new Refusal('assessment.sitting.unscored', { people: missing });
  const data = { ...factsOf(state), applicationIds: [...state.applicationIds], on: confirm.on };
  return [{ type: 'assessment.sitting-results-confirmed', data }];
}

/** 报送 to the province: complete data only, for D3 runs from it (H-II(3), A9 Q7). D2 ends. */
export function reportSitting(
  state: Sitting,
  roster: readonly Application[],
  report: { confirmationId: string; on: string },
): SittingEvent[] {
  next(sittingLifecycle, state.status, 'report');
  const undecided = roster.filter(
    ({ status }) => status !== 'passed' && status !== 'failed' && status !== 'voided',
  ).length;
  if (undecided > 0) throw new Refusal('assessment.report.incomplete', { items: [`${undecided} 人尚无结果`] });
  const passed = roster.filter(({ status }) => status === 'passed').length;
  return [{ type: 'assessment.sitting-reported', data: { ...factsOf(state), passed, ...report } }];
}
