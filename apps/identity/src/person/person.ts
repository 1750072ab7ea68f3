import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { PersonRegistered } from '@peiyu/domain/events/identity.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

export type PersonEvent = EventOf<typeof PersonRegistered>;

/** What may be said of a person aloud: the id. Everything else is in the vault. */
export type Person = PersonEvent['data'];

export const registerPerson = (state: Person | undefined, personId: string): PersonEvent[] =>
  state ? [] : [{ type: 'identity.person-registered', data: { personId } }];

/** One person for all cities: a record of the platform, without a tenant (architecture 8 “one person, two cities”). */
export const personDefinition: AggregateDefinition<Person, PersonEvent> = {
  type: 'person',
  collection: 'persons',
  platform: true,
  evolve: (_state, event) => event.data,
};
