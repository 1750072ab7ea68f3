import { ContractError } from '@peiyu/domain/events/registry.ts';
import { describe, expect, it } from 'vitest';
import { Busy, Conflict } from '../errors.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { Batcher } from './batcher.ts';
import { CURSOR_COLLECTION, Cursors } from './cursors.ts';
import { Stopping, TRIES_BEFORE_PARKING, untilApplied } from './retry.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('KeyedQueue', () => {
  it('runs one after another per key, others beside, and forgets idle keys', async () => {
    const queue = new KeyedQueue();
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<string> => {
      seen.push(`${name} begins`);
      await turn();
      seen.push(`${name} ends`);
      return name;
    };
    const failing = queue.run('k', () => Promise.reject(new Error('no')));
    const all = [queue.run('k', work('a')), queue.run('k', work('b')), queue.run('l', work('c'))];
    await expect(failing).rejects.toThrow('no');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
    expect(seen.indexOf('a ends')).toBeLessThan(seen.indexOf('b begins'));
    expect(seen.indexOf('c begins')).toBeLessThan(seen.indexOf('a ends'));
    await turn();
    expect(queue.size).toBe(0);
  });
});

describe('Batcher', () => {
  it('sends at once, then all that has come meanwhile, at most so many', async () => {
    const sent: number[][] = [];
    const batcher = new Batcher<number>(async (items) => {
      sent.push([...items]);
      await turn();
    }, 3);
    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => batcher.add(n)));
    expect(sent).toEqual([[1], [2, 3, 4], [5, 6]]);
  });

  it('fails only the items of the call that failed', async () => {
    const batcher = new Batcher<number>((items) =>
      items.includes(1) ? Promise.reject(new Busy('x')) : Promise.resolve(),
    );
    const [one, two] = await Promise.allSettled([batcher.add(1), batcher.add(2)]);
    expect([one.status, two.status]).toEqual(['rejected', 'fulfilled']);
    await batcher.add(3);
  });
});

describe('Cursors', () => {
  const unlooked = (): Promise<void> => Promise.reject(new Error('looked'));
  const look = (): Promise<void> => Promise.resolve();

  it('remember at once, are stored soon, and are read again when forgotten', async () => {
    const documents = memoryDocuments();
    const cursors = new Cursors(documents);
    expect(await cursors.get('c', 's/1', unlooked)).toBe(0);
    const moves = [1, 2, 3].map((seq) => cursors.move('c', 's/1', seq));
    expect(await cursors.get('c', 's/1', unlooked)).toBe(3);
    await Promise.all(moves);
    expect(documents.contents(CURSOR_COLLECTION)).toEqual([{ _id: 'c|s/1', seq: 3 }]);
    await documents.upsertEach(CURSOR_COLLECTION, [{ _id: 'c|s/1', set: { seq: 9 } }]);
    expect(await cursors.get('c', 's/1', unlooked)).toBe(3);
    cursors.forget();
    expect(await cursors.get('c', 's/1', look)).toBe(9);
  });

  it('rely on what another process has stored only after a look at what it has parked', async () => {
    const documents = memoryDocuments();
    await documents.insertOne(CURSOR_COLLECTION, { _id: 'c|s/1', seq: 2 });
    const cursors = new Cursors(documents);
    await expect(cursors.get('c', 's/1', unlooked)).rejects.toThrow('looked');
    await expect(cursors.get('c', 's/1', unlooked)).rejects.toThrow('looked');
    expect(await cursors.get('c', 's/1', look)).toBe(2);
    expect(await cursors.get('c', 's/1', unlooked)).toBe(2);
  });
});

describe('untilApplied', () => {
  async function tried(
    errors: readonly unknown[],
    stopAt = Infinity,
  ): Promise<{ error: unknown; waits: number[]; tries: number }> {
    const waits: number[] = [];
    let tries = 0;
    const run = {
      scheduler: { sleep: async (ms: number) => void waits.push(ms), every: () => () => Promise.resolve() },
      stopping: () => tries >= stopAt,
    };
    const work = (): Promise<void> => {
      const error = errors[tries++];
      return error === undefined
        ? Promise.resolve()
        : Promise.reject(error instanceof Error ? error : new Error('none'));
    };
    const error: unknown = await untilApplied(work, run).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { error, waits, tries };
  }
  const times = (n: number, error: Error): Error[] => Array.from({ length: n }, () => error);

  it('repeats what passes by itself without limit, ever more slowly', async () => {
    const { error, waits } = await tried([...times(20, new Busy('database')), ...times(20, new Conflict())]);
    expect([error, waits.length, waits[0], waits[1], waits.at(-1)]).toEqual([undefined, 40, 50, 100, 5_000]);
  });

  it(`gives up after ${TRIES_BEFORE_PARKING} tries of any other error`, async () => {
    const broken = new TypeError('broken');
    expect(await tried(times(9, broken))).toMatchObject({ error: broken, tries: TRIES_BEFORE_PARKING });
    expect(await tried(times(TRIES_BEFORE_PARKING - 1, broken))).toMatchObject({
      error: undefined,
      tries: TRIES_BEFORE_PARKING,
    });
  });

  it('gives up at once where the event cannot be read', async () => {
    expect(await tried([new ContractError('x')])).toMatchObject({ tries: 1, error: new ContractError('x') });
  });

  it('stops between two tries', async () => {
    const { error, tries } = await tried(times(9, new Busy('database')), 3);
    expect(error).toBeInstanceOf(Stopping);
    expect(tries).toBe(3);
  });
});
