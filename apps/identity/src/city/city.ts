import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { CityLoaded } from '@peiyu/domain/events/identity.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

export type CityEvent = EventOf<typeof CityLoaded>;

/** A city on the platform: which version of its policy pack is loaded. The pack itself is a file, read at start. */
export type City = CityEvent['data'];

export const loadCity = (state: City | undefined, pack: City): CityEvent[] =>
  state?.hash === pack.hash ? [] : [{ type: 'identity.city-loaded', data: pack }];

/** `_id` is the division code. */
export const cityDefinition: AggregateDefinition<City, CityEvent> = {
  type: 'city',
  collection: 'cities',
  evolve: (_state, event) => event.data,
};
