import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { EnrolmentState } from '../enrolment/enrolment.ts';
import { FINAL_STATES } from '../enrolment/enrolment.ts';
import type { TrainingParts } from '../parts.ts';
import { packOf, today } from '../parts.ts';
import type { Cohort } from './cohort.ts';
import type { Outcomes } from './running.ts';

/** Enrolments of a cohort by state; states nobody is in are missing. */
export async function countsOf(parts: TrainingParts, cohortId: string): Promise<ReadonlyMap<EnrolmentState, number>> {
  const rows = await parts.kernel.deps.documents.aggregate<{ _id: EnrolmentState; count: number }>(
    parts.enrolments.definition.collection,
    [{ $match: { 'state.cohortId': cohortId } }, { $group: { _id: '$state.status', count: { $sum: 1 } } }],
  );
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

/** What the decision to complete a class needs of its enrolments. */
export async function outcomesOf(parts: TrainingParts, cohort: Loaded<Cohort>): Promise<Outcomes> {
  const counts = await countsOf(parts, cohort.id);
  const of = (state: EnrolmentState): number => counts.get(state) ?? 0;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const final = FINAL_STATES.reduce((sum, state) => sum + of(state), 0);
  return { open: all - final, passed: of('passed'), failed: of('failed'), on: await completionDate(parts, cohort) };
}

/** The day of 培训结业 by the pack: last exam result final, last session, or the day the class is closed (A9 Q6). */
async function completionDate(parts: TrainingParts, cohort: Loaded<Cohort>): Promise<string> {
  const date = today(parts);
  switch (packOf(parts, cohort).clocks.completionFrom) {
    case 'classClosed':
      return date;
    case 'lastSession':
      return Object.values(cohort.state.sessions).reduce(
        (last, { on }) => (on > last ? on : last),
        cohort.state.startsOn,
      );
    case 'examFinal': {
      const where = { 'state.cohortId': cohort.id, 'state.status': { $in: ['passed', 'failed'] } } as const;
      const [last] = await parts.enrolments.list(EVERYWHERE, where, { sort: { 'state.finalOn': -1 }, limit: 1 });
      return last?.state.finalOn ?? date;
    }
  }
}
