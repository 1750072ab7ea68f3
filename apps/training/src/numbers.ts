import { Busy } from '@peiyu/kit/errors.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';

const COLLECTION = 'counters';
const TRIES = 50;
const DIGITS = 5;

interface Counter extends Doc {
  readonly last: number;
}

/**
 * The next readable number of a place, kind and year, e.g. `BC371000-2026-00012`. Never given twice; a number taken for an
 * act that is then refused stays unused (architecture 8: gaps allowed).
 */
export async function takeNumber(
  documents: Documents,
  of: { kind: string; place: string; year: string },
): Promise<string> {
  const _id = `${of.kind}${of.place}-${of.year}`;
  for (let tries = 0; tries < TRIES; tries++) {
    const counter = await documents.findOne<Counter>(COLLECTION, { _id });
    const last = (counter?.last ?? 0) + 1;
    const taken = counter
      ? await documents.updateOne(COLLECTION, { _id, last: counter.last }, { $set: { last } })
      : (await documents.insertOne(COLLECTION, { _id, last })) === 'inserted';
    if (taken) return `${_id}-${String(last).padStart(DIGITS, '0')}`;
  }
  throw new Busy('numbers');
}
