import type { DomainEvent } from '@peiyu/domain/events/contract.ts';
import type { BusinessClock, Scheduler } from './clock.ts';
import type { Documents } from './mongo/documents.ts';
import type { AggregateDoc } from './store/aggregate.ts';
import type { Store } from './store/store.ts';

const POLL = { everyMs: 1_000, limit: 100 };

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
  #stopPoll: (() => Promise<void>) | undefined;

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
  }

  start(): void {
    this.#stopPoll = this.#scheduler.every(POLL.everyMs, async () => void (await this.poll()));
  }

  async stop(): Promise<void> {
    await this.#stopPoll?.();
  }

  /**
   * Fires what is due now, all stores together in due order, each aggregate up to the step that was found due: its next
   * one comes in its own order with the next poll. How many were fired; 0 = nothing is due.
   */
  async poll(): Promise<number> {
    const at = this.#clock.now();
    const due = await Promise.all(this.#stores.map((store) => this.#dueOf(store, { $lte: at })));
    // Behind a full page there may be more: nothing later than its end is fired before it has been seen.
    const seen = due.flatMap((page) => (page.length < POLL.limit ? [] : [page.at(-1)?.dueAt ?? at]));
    const ordered = due
      .flat()
      .filter(({ dueAt }) => seen.every((end) => dueAt <= end))
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
    for (const { store, id, dueAt } of ordered) {
      try {
        await store.fire(id, dueAt);
      } catch (error) {
        this.#onError(error, `${store.collection}/${id}`);
      }
    }
    return ordered.length;
  }

  /** The earliest due moment of all, however far away; undefined when nothing waits. */
  async nextDue(): Promise<string | undefined> {
    const due = await Promise.all(this.#stores.map((store) => this.#dueOf(store, { $gte: '' }, 1)));
    return due
      .flat()
      .map((entry) => entry.dueAt)
      .sort()[0];
  }

  async #dueOf(
    store: Timed,
    condition: { $lte?: string; $gte?: string },
    limit = POLL.limit,
  ): Promise<{ store: Timed; id: string; dueAt: string }[]> {
    try {
      const docs = await this.#documents.find<AggregateDoc<unknown>>(
        store.collection,
        { dueAt: condition },
        { sort: { dueAt: 1 }, limit },
      );
      return docs.flatMap((doc) => (doc.dueAt === null ? [] : [{ store, id: doc._id, dueAt: doc.dueAt }]));
    } catch (error) {
      this.#onError(error, store.collection);
      return [];
    }
  }
}
