import { expect, it } from 'vitest';
import { isPassing } from './retry.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { saidBy } from '../testing/said.ts';
import { insertFact, projectInto } from './projection.ts';

const consumer = 'test-view';
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

it('a view whose id belongs to another tenant parks the event, instead of being tried for ever', async () => {
  const documents = memoryDocuments();
  await documents.insertOne('views', { _id: 'all', tenant: '371700', v: 1, in: {} });
  const target = { collection: 'views', id: 'all', consumer, event: saidBy('t', 1) };
  const error = await failureOf(projectInto<{ n: number }>(documents, target, () => ({ n: 1 })));
  expect(error).toBeInstanceOf(Error);
  expect(isPassing(error)).toBe(false);
});

it('a fact kept out by another key than its own is not taken for done; the same fact twice is once', async () => {
  const documents = memoryDocuments();
  await documents.ensureIndexes('facts', [{ keys: { number: 1 }, unique: true }]);
  const first = { collection: 'facts', consumer, event: saidBy('t', 1) };
  await insertFact(documents, first, { number: 7 });
  await insertFact(documents, first, { number: 7 });
  expect(await documents.count('facts', {})).toBe(1);
  const other = { ...first, event: saidBy('t', 2) };
  await expect(insertFact(documents, other, { number: 7 })).rejects.toThrow('taken');
});
