import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { CohortSubsidised } from '@peiyu/domain/events/subsidies.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

/** A completed class whose project stood in the catalogue when it opened: counted in 纳入职业培训补贴班次. Its id is the class's. */
export interface SubsidisedCohort {
  readonly on: string;
}

export type SubsidisedCohortEvent = EventOf<typeof CohortSubsidised>;

/** Said once for a class, however often its completion is heard. */
export const subsidise = (
  state: SubsidisedCohort | undefined,
  data: SubsidisedCohortEvent['data'],
): SubsidisedCohortEvent[] => (state ? [] : [{ type: 'subsidies.cohort-subsidised', data }]);

export const subsidisedCohortDefinition: AggregateDefinition<SubsidisedCohort, SubsidisedCohortEvent> = {
  type: 'subsidised-cohort',
  collection: 'subsidised-cohorts',
  evolve: (_, event) => ({ on: event.data.on }),
};
