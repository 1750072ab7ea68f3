import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Cohort, CohortEvent } from './cohort.ts';
import { evolveCohort } from './cohort.ts';

/**
 * Seats are taken under keyed entries with no command id, so any number of admissions leaves the memory of command ids to
 * the few acts that move the class on.
 */
export const cohortDefinition: AggregateDefinition<Cohort, CohortEvent> = {
  type: 'cohort',
  collection: 'cohorts',
  evolve: evolveCohort,
  indexes: [
    { keys: { 'state.orgId': 1, 'state.number': -1 } },
    { keys: { tenant: 1, 'state.number': -1 } },
    { keys: { 'state.number': -1 } },
    { keys: { 'state.planId': 1, 'state.lineId': 1 } },
  ],
};
