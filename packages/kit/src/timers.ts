import type { DomainEvent } from '@peiyu/domain/events/contract.ts';
import type { BusinessClock, Scheduler } from './clock.ts';
import type { Documents } from './mongo/documents.ts';
import type { AggregateDoc } from './store/aggregate.ts';
import type { Store } from './store/store.ts';

const POLL = { everyMs: 1_000, limit: 100 };

/** An aggregate that is due, as it was found. */
interface Due {
  readonly store: Timed;
  readonly id: string;
  readonly dueAt: string;
}

/** A store seen by the timers: only its definition's name and `fire` are used. */
export interface Timed {
  readonly collection: string;
  fire(id: string, at: string): Promise<unknown>;
}

export const timed = <S, E extends DomainEvent>(store: Store<S, E>): Timed => ({
  collection: store.definition.collection,
  fire: (id, at) => store.fire(id, at),
});

/**
 * Fires the law's waits: aggregates whose `dueAt` has come, in due order (messages.md 12). Every instance polls; firing
 * twice does nothing the second time.
 */
export class Timers {
  readonly #documents: Documents;
  readonly #clock: BusinessClock;
  readonly #scheduler: Scheduler;
  readonly #onError: (error: unknown, source: string) => void;
  readonly #stores: Timed[] = [];
  /** Whose step failed at the last poll: tried again at each, but never filling the page of those behind them. */
  readonly #failing = new Map<Timed, Set<string>>();
  #stopPoll: (() => Promise<void>) | undefined;
  #stopping = false;

  constructor(deps: {
    documents: Documents;
    business: BusinessClock;
    scheduler: Scheduler;
    onError: (error: unknown, source: string) => void;
  }) {
    this.#documents = deps.documents;
    this.#clock = deps.business;
    this.#scheduler = deps.scheduler;
    this.#onError = deps.onError;
  }

  watch(store: Timed): void {
    this.#stores.push(store);
    this.#failing.set(store, new Set());
  }

  start(): void {
    this.#stopping = false;
    this.#stopPoll = this.#scheduler.every(POLL.everyMs, async () => void (await this.poll()));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#stopPoll?.();
  }

  /**
   * Fires what is due now, all stores together in due order, each aggregate up to the step that was found due: its next
   * one comes in its own order with the next poll. How many were fired; 0 = nothing is due that could be read.
   */
  async poll(): Promise<number> {
    const at = this.#clock.now();
    const due = await Promise.all(this.#stores.map((store) => this.#pageOf(store, at)));
    // Behind a full page there may be more: nothing later than its end is fired before it has been seen.
    const seen = due.flatMap(({ found, full }) => (full ? [found.at(-1)?.dueAt ?? at] : []));
    const ordered = due
      .flatMap(({ found }) => found)
      .filter(({ dueAt }) => seen.every((end) => dueAt <= end))
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
    for (const one of ordered) {
      if (this.#stopping) break;
      await this.#fire(one);
    }
    return ordered.length;
  }

  /** The earliest due moment of all, however far away; undefined when nothing waits. Throws Busy: the clock must not pass what it cannot see. */
  async nextDue(): Promise<string | undefined> {
    const due = await Promise.all(this.#stores.map((store) => this.#dueOf(store, { $gte: '' }, 1)));
    return due
      .flat()
      .map((entry) => entry.dueAt)
      .sort()[0];
  }

  async #fire({ store, id, dueAt }: Due): Promise<void> {
    try {
      await store.fire(id, dueAt);
      this.#failing.get(store)?.delete(id);
    } catch (error) {
      this.#failing.get(store)?.add(id);
      this.#onError(error, `${store.collection}/${id}`);
    }
  }

  async #pageOf(store: Timed, at: string): Promise<{ found: Due[]; full: boolean }> {
    const limit = POLL.limit + (this.#failing.get(store)?.size ?? 0);
    try {
      const found = await this.#dueOf(store, { $lte: at }, limit);
      return { found, full: found.length === limit };
    } catch (error) {
      this.#onError(error, store.collection);
      return { found: [], full: false };
    }
  }

  async #dueOf(store: Timed, condition: { $lte?: string; $gte?: string }, limit: number): Promise<Due[]> {
    const docs = await this.#documents.find<AggregateDoc<unknown>>(
      store.collection,
      { dueAt: condition },
      { sort: { dueAt: 1 }, limit },
    );
    return docs.flatMap((doc) => (doc.dueAt === null ? [] : [{ store, id: doc._id, dueAt: doc.dueAt }]));
  }
}
