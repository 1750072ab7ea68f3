import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Entitlement, EntitlementEvent } from './entitlement.ts';
import { evolve } from './entitlement.ts';

export const entitlementDefinition: AggregateDefinition<Entitlement, EntitlementEvent> = {
  type: 'entitlement',
  collection: 'entitlements',
  evolve,
  hot: true,
  platform: true,
};
