import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { Application, ApplicationEvent } from './application.ts';
import { evolveApplication } from './application.ts';

export const applicationDefinition: AggregateDefinition<Application, ApplicationEvent> = {
  type: 'application',
  collection: 'applications',
  evolve: evolveApplication,
  indexes: [
    { keys: { 'state.personId': 1, _id: 1 } },
    { keys: { 'state.sittingId': 1, 'state.status': 1, _id: 1 } },
    { keys: { 'state.evaluatorOrgId': 1, 'state.status': 1, _id: 1 } },
  ],
};

/**
 * The id is the business key, the try included: of two submissions at once for the same occupation and level one meets the
 * other's document and is refused, without a reservation.
 */
export const applicationId = (of: { personId: string; occupation: string; level: string; attempt: number }): string =>
  derivedId('application', of.personId, of.occupation, of.level, String(of.attempt));
