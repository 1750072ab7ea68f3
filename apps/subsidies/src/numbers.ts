import type { Documents } from '@peiyu/kit/mongo/documents.ts';
import { Busy } from '@peiyu/kit/errors.ts';
import { KeyedQueue } from '@peiyu/kit/keyed-queue.ts';

const COLLECTION = 'numbers';
const TRIES = 50;

type NumberKind = 'SL' | 'GG' | 'PC';

/** Numbers for people to say and search by (desks 1.1): `SL371000-2026-00012`. Never twice; gaps may occur. */
export interface Numbers {
  next(kind: NumberKind, place: string, date: string): Promise<string>;
}

export function createNumbers(documents: Documents): Numbers {
  const turns = new KeyedQueue();

  async function take(id: string, tenant: string): Promise<number> {
    for (let tries = 0; tries < TRIES; tries++) {
      const doc = await documents.findOne<{ _id: string; last: number }>(COLLECTION, { _id: id, tenant });
      const last = doc?.last ?? 0;
      const taken = doc
        ? await documents.updateOne(COLLECTION, { _id: id, tenant, last }, { $set: { last: last + 1 } })
        : (await documents.insertOne(COLLECTION, { _id: id, tenant, last: 1 })) === 'inserted';
      if (taken) return last + 1;
    }
    throw new Busy('numbers');
  }

  return {
    async next(kind, place, date) {
      const head = `${kind}${place}-${date.slice(0, 4)}`;
      const taken = await turns.run(head, () => take(head, place));
      return `${head}-${String(taken).padStart(5, '0')}`;
    },
  };
}
