import type { DomainEvent } from '@peiyu/domain/events/contract.ts';
import type { AggregateDefinition } from '../../../store/aggregate.ts';
import type { Store } from '../../../store/store.ts';
import * as model from './aggregates.ts';

export type SimStores = ReturnType<typeof createStores>;

type CreateStore = <S, E extends DomainEvent>(definition: AggregateDefinition<S, E>) => Store<S, E>;

/** The stores of one simulated process. */
export function createStores(create: CreateStore) {
  return {
    sources: create(model.source),
    targets: create(model.target),
    windows: create(model.noticeWindow),
    seats: create(model.seat),
    registers: create(model.register),
    issues: create(model.issue),
  };
}
