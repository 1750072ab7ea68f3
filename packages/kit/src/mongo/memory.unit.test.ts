import { describe, expect, it } from 'vitest';
import { documentsFeatures } from './documents.features.ts';
import type { Filter } from './documents.ts';
import { memoryDocuments } from './memory.ts';

documentsFeatures('memory', async () => ({ documents: memoryDocuments(), close: () => Promise.resolve() }), {
  runs: 50,
});

/** Examples worked out by hand from the database's manual: the comparison of memory with itself would prove nothing. */
describe('memoryDocuments', () => {
  const doc = {
    _id: 'a',
    n: 3,
    s: '威海',
    none: null,
    tags: ['x', 'y'],
    list: [{ seq: 1 }, { seq: 4 }],
    deep: { x: 5 },
  };

  it.each<[Filter, boolean]>([
    [{}, true],
    [{ n: 3 }, true],
    [{ n: '3' }, false],
    [{ n: { $gt: 2, $lte: 3 } }, true],
    [{ n: { $lt: 'z' } }, false],
    [{ none: null }, true],
    [{ absent: null }, true],
    [{ absent: { $ne: 1 } }, true],
    [{ none: { $lte: 9 } }, false],
    [{ n: { $ne: null } }, true],
    [{ n: { $in: [1, 3] } }, true],
    [{ absent: { $in: [null] } }, true],
    [{ tags: 'y' }, true],
    [{ tags: { $ne: 'y' } }, false],
    [{ 'list.seq': 4 }, true],
    [{ 'list.0.seq': 4 }, false],
    [{ 'deep.x': { $gte: 5 } }, true],
    [{ n: 3, s: '菏泽' }, false],
  ])('finds by %j: %j', async (filter, found) => {
    const documents = memoryDocuments();
    await documents.insertOne('c', doc);
    expect(await documents.count('c', filter)).toBe(found ? 1 : 0);
  });

  it('applies every operator in one update', async () => {
    const documents = memoryDocuments();
    await documents.insertOne('c', doc);
    const update = {
      $set: { 'deep.y': 1, 'in.c|t/1': 7 },
      $unset: { none: true },
      $inc: { n: 2, fresh: 1 },
      $push: { tags: { $each: ['z'] } },
      $pull: { list: { seq: { $lte: 1 } } },
    } as const;
    expect(await documents.updateOne('c', { _id: 'a', n: 3 }, update)).toBe(true);
    expect(await documents.updateOne('c', { _id: 'a', n: 3 }, update)).toBe(false);
    expect(documents.contents('c')).toEqual([
      {
        _id: 'a',
        n: 5,
        s: '威海',
        tags: ['x', 'y', 'z'],
        list: [{ seq: 4 }],
        deep: { x: 5, y: 1 },
        in: { 'c|t/1': 7 },
        fresh: 1,
      },
    ]);
  });

  it('sorts kinds as the database does and texts by code point', async () => {
    const documents = memoryDocuments();
    const values = [true, '𠮷', '\uffee', 'b', 2, 1, null];
    await documents.insertMissing(
      'c',
      values.map((k, i) => ({ _id: String(i), k })),
    );
    const sorted = await documents.find('c', {}, { sort: { k: 1 }, limit: 10 });
    expect(sorted.map(({ k }) => k)).toEqual([null, 1, 2, 'b', '\uffee', '𠮷', true]);
  });

  it('takes plain values only, and knows its operators', async () => {
    const documents = memoryDocuments();
    await expect(documents.insertOne('c', { _id: 'd', at: new Date(0) })).rejects.toThrow(TypeError);
    await documents.insertOne('c', { _id: 'd', at: 1 });
    await expect(documents.count('c', { at: { $regex: 'x' } } as unknown as Filter)).rejects.toThrow(
      'unknown operator',
    );
    await expect(documents.updateOne('c', { _id: 'd' }, { $set: { at: 1 }, $unset: { at: true } })).rejects.toThrow(
      'at once',
    );
    await expect(documents.updateOne('c', { _id: 'd' }, { $set: { _id: 'e' } })).rejects.toThrow('_id');
  });
});
