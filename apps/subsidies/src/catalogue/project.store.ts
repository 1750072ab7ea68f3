import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Project, ProjectEvent } from './project.ts';
import { evolve } from './project.ts';

export const projectDefinition: AggregateDefinition<Project, ProjectEvent> = {
  type: 'project',
  collection: 'projects',
  evolve,
  indexes: [{ keys: { tenant: 1, _id: 1 } }, { keys: { tenant: 1, 'state.orgId': 1, _id: 1 } }],
};
