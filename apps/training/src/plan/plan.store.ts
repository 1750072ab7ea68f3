import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Plan, PlanEvent } from './plan.ts';
import { evolvePlan } from './plan.ts';

export const planDefinition: AggregateDefinition<Plan, PlanEvent> = {
  type: 'plan',
  collection: 'plans',
  evolve: evolvePlan,
  indexes: [
    { keys: { 'state.orgId': 1, _id: 1 } },
    { keys: { 'state.evaluators': 1, _id: 1 } },
    { keys: { tenant: 1, _id: 1 } },
  ],
};
