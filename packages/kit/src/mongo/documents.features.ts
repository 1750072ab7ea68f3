import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDS, operation, outcomeOf } from '../testing/document-operations.ts';
import { holdsAlways, testSeed } from '../testing/seed.ts';
import type { Documents, Filter } from './documents.ts';
import { WriteRefused } from './documents.ts';
import { memoryDocuments } from './memory.ts';

const ROUNDS = 64;
const manyAtOnce = <T>(work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: ROUNDS }, (_, n) => work(n)));

interface Opened {
  readonly documents: Documents;
  close(): Promise<void>;
}

/** The suite every implementation of `Documents` passes: the same calls as on memory give the same, and races have one winner. */
export function documentsFeatures(name: string, open: () => Promise<Opened>, options: { runs: number }): void {
  describe(`Documents: ${name} (seed ${testSeed})`, () => {
    let opened: Opened;
    let documents: Documents;
    beforeAll(async () => {
      opened = await open();
      documents = opened.documents;
    });
    afterAll(() => opened.close());

    const all = (from: Documents, collection: string) => from.find(collection, {}, { sort: { _id: 1 }, limit: 1000 });

    async function compare(collection: string, operations: readonly unknown[], memory: Documents): Promise<void> {
      for (const _id of IDS) await documents.deleteOne(collection, { _id });
      for (const one of operations as Parameters<typeof outcomeOf>[2][]) {
        const expected = await outcomeOf(memory, collection, one);
        expect(await outcomeOf(documents, collection, one), JSON.stringify(one)).toEqual(expected);
      }
      expect(await all(documents, collection)).toEqual(await all(memory, collection));
    }

    it('does what memory does, call by call', async () => {
      await holdsAlways(
        fc.array(operation, { minLength: 10, maxLength: 40 }),
        (operations) => compare('random', operations, memoryDocuments()),
        options,
      );
    });

    it('does what memory does under a unique index', async () => {
      const indexes = [{ keys: { tenant: 1, key: 1 }, unique: true }] as const;
      await documents.ensureIndexes('unique', indexes);
      const calls = operation.filter(
        ({ call }) => call !== 'insertMissing' && call !== 'updateEach' && call !== 'upsertEach',
      );
      await holdsAlways(
        fc.array(calls, { minLength: 10, maxLength: 40 }),
        async (operations) => {
          const memory = memoryDocuments();
          await memory.ensureIndexes('unique', indexes);
          await compare('unique', operations, memory);
        },
        options,
      );
    });

    it(`has one winner among ${ROUNDS} compare-and-sets, round after round`, async () => {
      await documents.insertOne('cas', { _id: 'one', v: 0, by: -1, log: [] });
      for (let v = 0; v < 10; v++) {
        const won = await manyAtOnce((n) =>
          documents.updateOne(
            'cas',
            { _id: 'one', v },
            { $set: { v: v + 1, by: n }, $push: { log: { $each: [{ v, n }] } } },
          ),
        );
        const doc = await documents.findOne('cas', { _id: 'one' });
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(doc).toMatchObject({ v: v + 1, by: won.indexOf(true) });
        expect(doc?.['log']).toHaveLength(v + 1);
      }
    });

    it('loses no increment', async () => {
      await documents.insertOne('sum', { _id: 'one', n: 0 });
      await manyAtOnce(() => documents.updateOne('sum', { _id: 'one' }, { $inc: { n: 1 } }));
      expect(await documents.findOne('sum', { _id: 'one' })).toMatchObject({ n: ROUNDS });
    });

    it('inserts one of many with the same id', async () => {
      const answers = await manyAtOnce((n) => documents.insertOne('same-id', { _id: 'key', n }));
      expect(answers.filter((answer) => answer === 'inserted')).toHaveLength(1);
      expect(await documents.findOne('same-id', { _id: 'key' })).toEqual({
        _id: 'key',
        n: answers.indexOf('inserted'),
      });
    });

    it('inserts one of many with the same unique key', async () => {
      await documents.ensureIndexes('same-key', [{ keys: { src: 1, seq: 1 }, unique: true }]);
      const answers = await manyAtOnce((n) => documents.insertOne('same-key', { _id: `d${n}`, src: 's', seq: 1 }));
      expect(answers.filter((answer) => answer === 'inserted')).toHaveLength(1);
      expect(await documents.count('same-key', { src: 's' })).toBe(1);
    });

    it('upserts one document out of many calls at once', async () => {
      await manyAtOnce((n) =>
        documents.upsertEach('cursors', [
          { _id: 'one', set: { seq: n } },
          { _id: `own${n}`, set: { seq: n } },
        ]),
      );
      expect(await documents.count('cursors', { _id: 'one' })).toBe(1);
      expect(await documents.count('cursors', {})).toBe(ROUNDS + 1);
    });

    it('keeps what is there when some of a batch exists, and says so when another key kept one out', async () => {
      await documents.ensureIndexes('batch', [{ keys: { src: 1, seq: 1 }, unique: true }]);
      await documents.insertOne('batch', { _id: 'x/1', src: 'x', seq: 1, first: true });
      await documents.insertMissing('batch', [
        { _id: 'x/1', src: 'x', seq: 1 },
        { _id: 'x/2', src: 'x', seq: 2 },
      ]);
      expect(await all(documents, 'batch')).toEqual([
        { _id: 'x/1', src: 'x', seq: 1, first: true },
        { _id: 'x/2', src: 'x', seq: 2 },
      ]);
      await expect(
        documents.insertMissing('batch', [
          { _id: 'other', src: 'x', seq: 2 },
          { _id: 'x/3', src: 'x', seq: 3 },
        ]),
      ).rejects.toThrow('kit.busy');
      expect(await documents.count('batch', {})).toBe(3);
    });

    it('refuses the update of a unique key that is taken, and changes nothing', async () => {
      await documents.ensureIndexes('taken', [{ keys: { key: 1 }, unique: true }]);
      await documents.insertMissing('taken', [
        { _id: 'a', key: 1 },
        { _id: 'b', key: 2 },
      ]);
      await expect(documents.updateOne('taken', { _id: 'b' }, { $set: { key: 1, other: 1 } })).rejects.toThrow(
        WriteRefused,
      );
      expect(await documents.findOne('taken', { _id: 'b' })).toEqual({ _id: 'b', key: 2 });
    });

    it('does the other updates of a batch when one fails, and tells it', async () => {
      await documents.insertMissing('mixed', [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 'text' },
        { _id: 'c', n: 1 },
      ]);
      const updates = ['a', 'b', 'c'].map((_id) => ({ filter: { _id }, update: { $inc: { n: 1 } } }));
      await expect(documents.updateEach('mixed', updates)).rejects.toThrow(WriteRefused);
      expect(await all(documents, 'mixed')).toEqual([
        { _id: 'a', n: 2 },
        { _id: 'b', n: 'text' },
        { _id: 'c', n: 2 },
      ]);
    });

    it('gives back what was put in: bytes as bytes, absent members absent, numbers and long texts whole', async () => {
      const payload = {
        bytes: new Uint8Array([0, 1, 255]),
        note: undefined,
        list: [{ note: undefined, b: new Uint8Array() }],
        big: 2 ** 53 - 1,
        long: '威'.repeat(50_000),
      };
      await documents.insertOne('values', { _id: 'v', ...payload });
      await documents.updateOne(
        'values',
        { _id: 'v' },
        { $set: { 'deep.absent': undefined, copy: { note: undefined, kept: null } } },
      );
      await documents.upsertEach('values', [{ _id: 'w', set: { note: undefined, n: 1 } }]);
      const doc = await documents.findOne('values', { _id: 'v' });
      expect(doc?.['bytes']).toBeInstanceOf(Uint8Array);
      expect(doc?.['bytes']).toHaveLength(3);
      expect(Object.keys(doc ?? {})).not.toContain('note');
      expect(doc).toStrictEqual({
        _id: 'v',
        bytes: new Uint8Array([0, 1, 255]),
        list: [{ b: new Uint8Array() }],
        big: 2 ** 53 - 1,
        long: '威'.repeat(50_000),
        copy: { kept: null },
      });
      expect(await documents.findOne('values', { _id: 'w' })).toStrictEqual({ _id: 'w', n: 1 });
    });

    it('never asks with an undefined condition', async () => {
      await documents.insertOne('open', { _id: 'x' });
      const filter = { _id: undefined } as unknown as Filter;
      await expect(documents.updateOne('open', filter, { $set: { n: 1 } })).rejects.toThrow(TypeError);
      await expect(documents.find('open', filter, { limit: 1 })).rejects.toThrow(TypeError);
    });

    it('tells a write that can never succeed from one that may be repeated, without its content', async () => {
      await documents.insertOne('hopeless', { _id: 'x', s: 'secret' });
      const update = documents.updateOne('hopeless', { _id: 'x' }, { $set: { 's.b': 1 } });
      await expect(update).rejects.toThrow(WriteRefused);
      await expect(update).rejects.not.toThrow('secret');
    });

    it('shares nothing with its callers', async () => {
      const given = { _id: 'x', inner: { n: 1 } };
      await documents.insertOne('copies', given);
      given.inner.n = 2;
      const got = await documents.findOne<{ _id: string; inner: { n: number } }>('copies', { _id: 'x' });
      if (got) got.inner.n = 3;
      expect(await documents.findOne('copies', { _id: 'x' })).toEqual({ _id: 'x', inner: { n: 1 } });
    });
  });
}
