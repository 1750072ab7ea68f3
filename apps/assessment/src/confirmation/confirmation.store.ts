import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { Confirmation, ConfirmationEvent } from './confirmation.ts';
import { evolveConfirmation } from './confirmation.ts';

export const confirmationDefinition: AggregateDefinition<Confirmation, ConfirmationEvent> = {
  type: 'confirmation',
  collection: 'confirmations',
  evolve: evolveConfirmation,
  indexes: [{ keys: { 'state.evaluatorOrgId': 1, _id: 1 } }, { keys: { tenant: 1, _id: 1 } }],
};

/** One confirmation per sitting: a report that is repeated meets the same one. */
export const confirmationId = (sittingId: string): string => derivedId('confirmation', sittingId);
