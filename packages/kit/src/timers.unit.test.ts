import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from './clock.ts';
import { memoryDocuments } from './mongo/memory.ts';
import type { Scheduler } from './clock.ts';
import { Timers } from './timers.ts';

describe('Timers', () => {
  let documents = memoryDocuments();
  let clock = new ManualClock('2026-03-09T00:00:00.000Z');
  let fired: string[] = [];
  let errors: string[] = [];
  let tick: () => Promise<void> = () => Promise.resolve();
  const scheduler: Scheduler = {
    sleep: () => Promise.resolve(),
    every: (_, work) => {
      tick = work;
      return () => Promise.resolve();
    },
  };
  beforeEach(() => {
    documents = memoryDocuments();
    clock = new ManualClock('2026-03-09T00:00:00.000Z');
    fired = [];
    errors = [];
  });

  const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T00:00:00.000Z`;
  const due = (collection: string, id: string, dueAt: string | null): Promise<unknown> =>
    documents.insertOne(collection, { _id: id, dueAt });
  /** Stores that fire by forgetting the moment, unless the id says otherwise. */
  function timers(...collections: readonly string[]): Timers {
    const made = new Timers({
      documents,
      business: clock,
      scheduler,
      onError: (error, source) => errors.push(`${source}: ${String(error)}`),
    });
    for (const collection of collections) {
      made.watch({
        collection,
        async fire(id, at) {
          if (id === 'broken') throw new Error('cannot');
          fired.push(`${id} ${at}`);
          await documents.updateOne(collection, { _id: id }, { $set: { dueAt: null } });
        },
      });
    }
    return made;
  }

  it('fires what is due in due order across stores, each for the moment that was due', async () => {
    await due('a', 'a3', day(3));
    await due('b', 'b1', day(1));
    await due('a', 'a2', day(2));
    await due('b', 'b9', day(9));
    await due('b', 'later', day(10));
    await due('b', 'none', null);
    const made = timers('a', 'b');
    expect(await made.poll()).toBe(4);
    expect(fired).toEqual([`b1 ${day(1)}`, `a2 ${day(2)}`, `a3 ${day(3)}`, `b9 ${day(9)}`]);
    expect(await made.poll()).toBe(0);
  });

  it('fires nothing that lies behind more than one page of another store', async () => {
    for (let n = 0; n < 130; n++) await due('a', `a${n}`, day(1));
    await due('a', 'last', day(2));
    await due('b', 'b', day(3));
    const made = timers('a', 'b');
    while ((await made.poll()) > 0);
    expect(fired).toHaveLength(132);
    expect(fired.slice(-2)).toEqual([`last ${day(2)}`, `b ${day(3)}`]);
  });

  it('goes on behind one that fails, and reports it', async () => {
    await due('a', 'broken', day(1));
    await due('a', 'whole', day(2));
    await timers('a').poll();
    expect(fired).toEqual([`whole ${day(2)}`]);
    expect(errors).toEqual(['a/broken: Error: cannot']);
  });

  it('goes on behind a store that cannot be read', async () => {
    const whole = documents;
    documents = {
      ...documents,
      find: (collection, filter, options) =>
        collection === 'a' ? Promise.reject(new Error('away')) : whole.find(collection, filter, options),
    };
    await due('b', 'b', day(1));
    await timers('a', 'b').poll();
    expect(fired).toEqual([`b ${day(1)}`]);
    expect(errors).toEqual(['a: Error: away']);
  });

  it('knows the next moment, however far, and polls by itself', async () => {
    const made = timers('a', 'b');
    expect(await made.nextDue()).toBeUndefined();
    await due('a', 'far', '2031-01-01T00:00:00.000Z');
    await due('b', 'near', day(12));
    expect(await made.nextDue()).toBe(day(12));
    made.start();
    await tick();
    expect(fired).toEqual([]);
    clock.set(day(12));
    await tick();
    expect(fired).toEqual([`near ${day(12)}`]);
    await made.stop();
  });
});
