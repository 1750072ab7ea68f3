import type { MachineClock } from '@peiyu/kit/clock.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';

export const ATTEMPTS = 'attempts';
const MINUTE = 60_000;
/** Wrong tries in a row before a wait (B7), per name and address; a wider limit per name and per address against spraying (H56). */
export const TRIES = 5;
const WINDOW_MS = 15 * MINUTE;

export interface Limit {
  readonly key: string;
  readonly most: number;
}

interface AttemptDoc extends Doc {
  readonly count: number;
  readonly since: number;
}

/**
 * The limits of one try. The narrow one is bound to the address, so that a stranger's wrong tries do not lock the owner
 * out (H57). The name comes as a keyed index; an unknown name counts like a known one.
 */
export const loginLimits = (nameIndex: string, address: string): readonly Limit[] => [
  { key: `name+address|${nameIndex}|${address}`, most: TRIES },
  { key: `name|${nameIndex}`, most: 50 },
  { key: `address|${address}`, most: 500 },
];

/** Counts tries in a window before they are made, so that parallel ones cannot slip through; a success gives them back. */
export class Attempts {
  readonly #documents: Documents;
  readonly #machine: MachineClock;

  constructor(documents: Documents, machine: MachineClock) {
    this.#documents = documents;
    this.#machine = machine;
  }

  /** Counts one try against each limit; Refusal `identity.account.locked` with the time when the window ends. */
  async take(limits: readonly Limit[]): Promise<void> {
    for (const limit of limits) {
      const until = await this.#count(limit);
      if (until !== undefined) throw new Refusal('identity.account.locked', { until: shanghaiTime(until) });
    }
  }

  /** After a success: the narrow count starts anew, the wide ones lose this try. */
  async forgive(limits: readonly Limit[]): Promise<void> {
    const [narrow, ...wide] = limits;
    if (narrow) await this.#documents.deleteOne(ATTEMPTS, { _id: narrow.key });
    for (const { key } of wide) {
      await this.#documents.updateOne(ATTEMPTS, { _id: key, count: { $gt: 0 } }, { $inc: { count: -1 } });
    }
  }

  async sweep(limit = 200): Promise<void> {
    const over = { since: { $lte: this.#machine.now() - WINDOW_MS } };
    const docs = await this.#documents.find(ATTEMPTS, over, { sort: { since: 1 }, limit });
    for (const { _id } of docs) await this.#documents.deleteOne(ATTEMPTS, { _id, ...over });
  }

  /** Undefined when the try is allowed, else the instant at which the window ends. */
  async #count({ key, most }: Limit): Promise<number | undefined> {
    const now = this.#machine.now();
    for (;;) {
      const open = { _id: key, since: { $gt: now - WINDOW_MS }, count: { $lt: most } };
      if (await this.#documents.updateOne(ATTEMPTS, open, { $inc: { count: 1 } })) return undefined;
      const over = { _id: key, since: { $lte: now - WINDOW_MS } };
      if (await this.#documents.updateOne(ATTEMPTS, over, { $set: { since: now, count: 1 } })) return undefined;
      if ((await this.#documents.insertOne(ATTEMPTS, { _id: key, since: now, count: 1 })) === 'inserted')
        return undefined;
      const doc = await this.#documents.findOne<AttemptDoc>(ATTEMPTS, { _id: key });
      if (doc && doc.count >= most && doc.since > now - WINDOW_MS) return doc.since + WINDOW_MS;
    }
  }
}

/** HH:MM in Asia/Shanghai. */
function shanghaiTime(millis: number): string {
  return new Date(millis + 8 * 60 * MINUTE).toISOString().slice(11, 16);
}
