import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Obligation, ObligationEvent } from './obligation.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { evolveObligation, obligationTimer } from './obligation.ts';

export const obligationDefinition: AggregateDefinition<Obligation, ObligationEvent> = {
  type: 'obligation',
  collection: 'obligations',
  evolve: evolveObligation,
  timer: obligationTimer,
  indexes: [
    { keys: { tenant: 1, 'state.order': 1 } },
    { keys: { tenant: 1, 'state.from': 1, 'state.order': 1 } },
    { keys: { tenant: 1, 'state.late': 1, 'state.order': 1 } },
    { keys: { 'state.subjectId': 1, 'state.kind': 1 } },
    { keys: { 'state.provisional': 1, _id: 1 } },
  ],
};

/** One clock of one kind per thing it is about. */
export const obligationId = (kind: string, subjectId: string): string => derivedId('obligation', kind, subjectId);
