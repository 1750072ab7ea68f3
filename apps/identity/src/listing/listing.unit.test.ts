import type { Refusal } from '@peiyu/domain/refusal.ts';
import { describe, expect, it } from 'vitest';
import type { Listing } from './listing.ts';
import {
  addListing,
  aggregateOfListing,
  endListing,
  evolveListing,
  listingAggregateId,
  listingIdOf,
} from './listing.ts';

const subject = { orgId: 'org', kind: 'training', occupation: 'bigData', place: '370000' } as const;
type Span = readonly [from: string, until: string | null];
const add = (state: Listing | undefined, listingId: string, [from, until]: Span): Listing =>
  addListing(state, { ...subject, listingId, from, until }).reduce<Listing | undefined>(
    evolveListing,
    state,
  ) as Listing;
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return (error as Refusal).code;
  }
  return undefined;
};

describe('a listing', () => {
  const first = add(undefined, 'a', ['2026-01-01', '2026-05-31']);

  it.each<[string, Span, boolean]>([
    ['the same days', ['2026-01-01', '2026-05-31'], true],
    ['its last day', ['2026-05-31', null], true],
    ['inside', ['2026-02-01', '2026-02-02'], true],
    ['around', ['2025-01-01', null], true],
    ['before, to its first day', ['2025-01-01', '2026-01-01'], true],
    ['the day after', ['2026-06-01', null], false],
    ['the day before', ['2025-01-01', '2025-12-31'], false],
  ])('refuses overlap: %s', (_what, span, refused) => {
    expect(codeOf(() => add(first, 'b', span))).toBe(refused ? 'identity.listing.overlap' : undefined);
  });

  it('refuses dates the wrong way round', () => {
    expect(codeOf(() => add(undefined, 'a', ['2026-02-01', '2026-01-31']))).toBe('identity.listing.dates');
  });

  const end = (until: string, today = '2026-03-01') =>
    endListing(first, { listingId: 'a', until, reason: '调出目录', today });

  it('ends early and makes room for a new period', () => {
    const ended = end('2026-03-31').reduce<Listing | undefined>(evolveListing, first);
    expect(ended?.periods[0]).toMatchObject({ until: '2026-03-31', ended: true });
    expect(add(ended, 'b', ['2026-04-01', null]).periods).toHaveLength(2);
  });

  it.each([
    ['later than it ran', () => end('2026-06-30'), 'identity.listing.dates'],
    ['before it began', () => end('2025-12-31'), 'identity.listing.dates'],
    ['when it is over', () => end('2026-05-01', '2026-06-01'), 'identity.listing.ended'],
  ])('is not ended %s', (_what, work, code) => {
    expect(codeOf(work)).toBe(code);
  });

  it('is found by its id', () => {
    const id = listingAggregateId(subject);
    expect(aggregateOfListing(listingIdOf(id, 'job:x'))).toBe(id);
    expect(listingIdOf(id, 'job:x')).not.toBe(listingIdOf(id, 'job:y'));
  });
});
