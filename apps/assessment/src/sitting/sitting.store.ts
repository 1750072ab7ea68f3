import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Sitting, SittingEvent } from './sitting.ts';
import { evolveSitting } from './sitting.ts';

export const sittingDefinition: AggregateDefinition<Sitting, SittingEvent> = {
  type: 'sitting',
  collection: 'sittings',
  evolve: evolveSitting,
  indexes: [
    { keys: { 'state.evaluatorOrgId': 1, 'state.status': 1, _id: 1 } },
    { keys: { tenant: 1, 'state.status': 1, _id: 1 } },
  ],
};
