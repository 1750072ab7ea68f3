import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { ListingAdded, ListingEnded } from '@peiyu/domain/events/identity.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

export type ListingEvent = EventOf<typeof ListingAdded> | EventOf<typeof ListingEnded>;
type Added = EventOf<typeof ListingAdded>['data'];

/** One period of a catalogue entry; `until` included, null = open. */
export interface ListingPeriod {
  readonly listingId: string;
  readonly from: string;
  readonly until: string | null;
  readonly ended: boolean;
}

/** Everything one body was, is and will be listed for in one kind, occupation and place: periods that never overlap (B1 S48). */
export interface Listing {
  readonly orgId: string;
  readonly kind: Added['kind'];
  readonly occupation: string;
  readonly place: string;
  readonly periods: readonly ListingPeriod[];
}

export type ListingSubject = Omit<Listing, 'periods'>;

/** One aggregate per body, kind, occupation and place, so that overlap is decided in one write. */
export const listingAggregateId = ({ orgId, kind, occupation, place }: ListingSubject): string =>
  derivedId('listing', orgId, kind, occupation, place);

/** A period's own id begins with its aggregate's, so that whoever holds it finds the aggregate. */
export const listingIdOf = (aggregateId: string, commandId: string): string =>
  `${aggregateId}.${derivedId('period', commandId).slice(0, 10)}`;
export const aggregateOfListing = (listingId: string): string => listingId.slice(0, listingId.indexOf('.'));

export function evolveListing(state: Listing | undefined, event: ListingEvent): Listing {
  const { listingId, orgId, kind, occupation, place } = event.data;
  const periods = state?.periods ?? [];
  switch (event.type) {
    case 'identity.listing-added': {
      const { from, until } = event.data;
      return { orgId, kind, occupation, place, periods: [...periods, { listingId, from, until, ended: false }] };
    }
    case 'identity.listing-ended': {
      const { until } = event.data;
      return {
        orgId,
        kind,
        occupation,
        place,
        periods: periods.map((period) => (period.listingId === listingId ? { ...period, until, ended: true } : period)),
      };
    }
  }
}

/** Lists a body from–until; refuses dates the wrong way round and any overlap with a period it has. */
export function addListing(state: Listing | undefined, added: Added): ListingEvent[] {
  if (added.until !== null && added.until < added.from) throw new Refusal('identity.listing.dates');
  if (!isFree(state, added)) throw new Refusal('identity.listing.overlap');
  return [{ type: 'identity.listing-added', data: added }];
}

/** Ends a period early: `until` is its last day. A period that was ended or is over cannot be changed (C4-15). */
export function endListing(
  state: Listing,
  end: { listingId: string; until: string; reason: string; today: string },
): ListingEvent[] {
  const { listingId, until, reason, today } = end;
  const period = state.periods.find((candidate) => candidate.listingId === listingId);
  if (!period) throw new Refusal('identity.listing.missing', { date: until, occupation: state.occupation });
  const over = period.until !== null && period.until < today;
  if (period.ended || over) throw new Refusal('identity.listing.ended', { date: period.until });
  const later = period.until !== null && until > period.until;
  if (until < period.from || later) throw new Refusal('identity.listing.dates');
  const { orgId, kind, occupation, place } = state;
  return [{ type: 'identity.listing-ended', data: { listingId, orgId, kind, occupation, place, until, reason } }];
}

/** True when no period of the aggregate shares a day with this one. */
export function isFree(state: Listing | undefined, { from, until }: { from: string; until: string | null }): boolean {
  const periods = state?.periods ?? [];
  return !periods.some((held) => (until === null || held.from <= until) && (held.until === null || from <= held.until));
}

export const listingDefinition: AggregateDefinition<Listing, ListingEvent> = {
  type: 'listing',
  collection: 'listings',
  evolve: evolveListing,
  indexes: [{ keys: { 'state.place': 1, _id: 1 } }, { keys: { 'state.orgId': 1, _id: 1 } }],
};
