import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock, systemScheduler } from './clock.ts';
import { Busy } from './errors.ts';
import type { Documents } from './mongo/documents.ts';
import { memoryDocuments } from './mongo/memory.ts';
import { Timers } from './timers.ts';

const DAY_1 = '2026-03-01T00:00:00.000Z';
const DAY_2 = '2026-03-02T00:00:00.000Z';

describe('timers behind many that fail', () => {
  let documents = memoryDocuments();
  let fired: string[] = [];
  let broken = true;
  beforeEach(() => {
    documents = memoryDocuments();
    fired = [];
    broken = true;
  });

  function timers(on: Documents = documents): Timers {
    const made = new Timers({
      documents: on,
      business: new ManualClock('2026-03-09T00:00:00.000Z'),
      scheduler: systemScheduler,
      onError: () => undefined,
    });
    for (const collection of ['a', 'b']) {
      made.watch({
        collection,
        async fire(id) {
          if (broken && id.startsWith('broken')) throw new Error('cannot');
          fired.push(id);
          await documents.updateOne(collection, { _id: id }, { $set: { dueAt: null } });
        },
      });
    }
    return made;
  }

  it('fire in their own store and in others, however many fail before them', async () => {
    for (let n = 0; n < 250; n++) await documents.insertOne('a', { _id: `broken${n}`, dueAt: DAY_1 });
    await documents.insertOne('a', { _id: 'mine', dueAt: DAY_2 });
    await documents.insertOne('b', { _id: 'other', dueAt: DAY_2 });
    const made = timers();
    for (let polls = 0; polls < 4; polls++) await made.poll();
    expect(fired.toSorted()).toEqual(['mine', 'other']);
    broken = false;
    await made.poll();
    expect(fired).toHaveLength(252);
  });

  it('never say that nothing waits when a store cannot be read', async () => {
    await documents.insertOne('a', { _id: 'mine', dueAt: DAY_2 });
    const away: Documents = { ...documents, find: () => Promise.reject(new Busy('database')) };
    await expect(timers(away).nextDue()).rejects.toThrow(Busy);
  });
});
