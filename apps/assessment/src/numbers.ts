import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';
import { Busy } from '@peiyu/kit/errors.ts';

const COLLECTION = 'counters';
const TRIES = 50;

interface Counter extends Doc {
  readonly last: number;
}

/** The next number of a sitting, `KH371000-2026-00012`, per place and year. Never twice; gaps are allowed (architecture 8). */
export async function takeSittingNumber(documents: Documents, place: string, year: number): Promise<string> {
  const _id = `KH${place}-${year}`;
  for (let tries = 0; tries < TRIES; tries++) {
    const counter = await documents.findOne<Counter>(COLLECTION, { _id });
    const last = (counter?.last ?? 0) + 1;
    const taken = counter
      ? await documents.updateOne(COLLECTION, { _id, last: counter.last }, { $set: { last } })
      : (await documents.insertOne(COLLECTION, { _id, last })) === 'inserted';
    if (taken) return `${_id}-${String(last).padStart(5, '0')}`;
  }
  throw new Busy('numbers');
}
