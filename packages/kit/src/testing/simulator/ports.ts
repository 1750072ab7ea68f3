import type { Doc, Documents, Filter, FindOptions, IndexSpec, Update } from '../../mongo/documents.ts';
import type { Scheduler } from '../../clock.ts';
import type { Interleaver, Owner } from './interleaver.ts';
import type { FaultRates } from './faults.ts';
import type { Dice } from './dice.ts';
import { Busy } from '../../errors.ts';

/** What the ports of a process need of the world around it. */
export interface Surroundings {
  readonly interleaver: Interleaver;
  readonly dice: Dice;
  faults(): FaultRates;
  /** Told of everything that went wrong on purpose: a run in which nothing did proves nothing. */
  happened(what: string): void;
  /** Ends the process, and perhaps others with it; it never comes back from the call. */
  crash(owner: Owner): void;
}

/** Ends the operation of a process that has just died; nobody is left to hear of it. */
class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** How long a slow operation takes at most (ms): a hiccup, or a process that everybody believes dead. */
const SLOW_MS = [500, 5_000, 60_000] as const;

/** The storage as one process sees it: every call waits for its turn, and may fail before it, in the midst of it, or after it. */
export class FaultyDocuments implements Documents {
  readonly #inner: Documents;
  readonly #owner: Owner;
  readonly #world: Surroundings;

  constructor(inner: Documents, owner: Owner, world: Surroundings) {
    this.#inner = inner;
    this.#owner = owner;
    this.#world = world;
  }

  insertOne(collection: string, doc: Doc): Promise<'inserted' | 'duplicate'> {
    return this.#write(() => this.#inner.insertOne(collection, doc));
  }

  insertMissing(collection: string, docs: readonly Doc[]): Promise<void> {
    return this.#writeEach(docs, (part) => this.#inner.insertMissing(collection, part));
  }

  findOne<T extends Doc = Doc>(collection: string, filter: Filter): Promise<T | undefined> {
    return this.#read(() => this.#inner.findOne<T>(collection, filter));
  }

  find<T extends Doc = Doc>(collection: string, filter: Filter, options: FindOptions): Promise<T[]> {
    return this.#read(() => this.#inner.find<T>(collection, filter, options));
  }

  updateOne(collection: string, filter: Filter, update: Update): Promise<boolean> {
    return this.#write(() => this.#inner.updateOne(collection, filter, update));
  }

  updateEach(collection: string, updates: readonly { filter: Filter; update: Update }[]): Promise<void> {
    return this.#writeEach(updates, (part) => this.#inner.updateEach(collection, part));
  }

  upsertEach(
    collection: string,
    rows: readonly { _id: string; set: Readonly<Record<string, unknown>> }[],
  ): Promise<void> {
    return this.#writeEach(rows, (part) => this.#inner.upsertEach(collection, part));
  }

  deleteOne(collection: string, filter: Filter): Promise<boolean> {
    return this.#write(() => this.#inner.deleteOne(collection, filter));
  }

  count(collection: string, filter: Filter): Promise<number> {
    return this.#read(() => this.#inner.count(collection, filter));
  }

  ensureIndexes(collection: string, indexes: readonly IndexSpec[]): Promise<void> {
    return this.#inner.ensureIndexes(collection, indexes);
  }

  #read<T>(work: () => Promise<T>): Promise<T> {
    return this.#turn(async () => {
      this.#before();
      return work();
    });
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    return this.#turn(async () => {
      this.#before();
      const result = await work();
      this.#after();
      return result;
    });
  }

  #writeEach<T>(rows: readonly T[], work: (rows: readonly T[]) => Promise<void>): Promise<void> {
    return this.#write(async () => {
      const { dice } = this.#world;
      if (rows.length < 2 || !dice.chance(this.#world.faults().partial)) return work(rows);
      this.#world.happened('partial write');
      await work(rows.filter(() => dice.chance(0.5)));
      this.#mayCrash();
      throw new Busy('database');
    });
  }

  #turn<T>(work: () => Promise<T>): Promise<T> {
    const { dice, interleaver } = this.#world;
    if (!dice.chance(this.#world.faults().slow)) return interleaver.turn(this.#owner, work);
    this.#world.happened('slow call');
    return interleaver
      .sleep(this.#owner, dice.below(dice.pick(SLOW_MS)))
      .then(() => interleaver.turn(this.#owner, work));
  }

  #before(): void {
    const { dice } = this.#world;
    this.#mayCrash();
    if (dice.chance(this.#world.faults().refused)) this.#fail('refused call');
  }

  #after(): void {
    const { dice } = this.#world;
    this.#mayCrash();
    if (dice.chance(this.#world.faults().lostReply)) this.#fail('lost reply');
  }

  #fail(what: string): never {
    this.#world.happened(what);
    throw new Busy('database');
  }

  #mayCrash(): void {
    const { dice } = this.#world;
    if (dice.chance(this.#world.faults().crash / 2)) this.#world.crash(this.#owner);
    if (!this.#owner.alive) throw new Crashed();
  }
}

/** Waiting of one process, in the time of the run. */
export function simulatedScheduler(owner: Owner, world: Surroundings): Scheduler {
  const sleep = (ms: number): Promise<void> => world.interleaver.sleep(owner, ms);
  return {
    sleep,
    every(ms, work) {
      let stopped = false;
      const loop = async (): Promise<void> => {
        for (;;) {
          await sleep(ms * (0.9 + world.dice.next() * 0.2));
          if (stopped) return;
          await work();
        }
      };
      const running = loop();
      return () => {
        stopped = true;
        return running;
      };
    },
  };
}
