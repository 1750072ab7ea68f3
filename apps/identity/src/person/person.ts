import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { PersonCorrected, PersonRegistered } from '@peiyu/domain/events/identity.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

export type PersonEvent = EventOf<typeof PersonRegistered> | EventOf<typeof PersonCorrected>;

/** What may be said of a person aloud: the id, and how often the facts were corrected. Everything else is in the vault. */
export interface Person {
  readonly corrections: number;
}

export const registerPerson = (state: Person | undefined, personId: string): PersonEvent[] =>
  state ? [] : [{ type: 'identity.person-registered', data: { personId } }];

/** One person for all cities: a record of the platform, without a tenant (architecture 8 “one person, two cities”). */
export const personDefinition: AggregateDefinition<Person, PersonEvent> = {
  type: 'person',
  collection: 'persons',
  platform: true,
  evolve: (state, event) =>
    event.type === 'identity.person-registered' ? { corrections: 0 } : { corrections: (state?.corrections ?? 0) + 1 },
};
