import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Bus } from '../bus/bus.ts';
import type { MachineClock, Scheduler } from '../clock.ts';
import type { Documents } from '../mongo/documents.ts';
import type { AggregateDoc } from '../store/aggregate.ts';
import type { Archive } from './archive.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { Batcher } from './batcher.ts';

export interface RelayDeps {
  readonly documents: Documents;
  readonly archive: Archive;
  readonly bus: Bus;
  readonly machine: MachineClock;
  readonly scheduler: Scheduler;
  readonly onError: (error: unknown, source: string) => void;
}

interface Sent {
  readonly id: string;
  readonly tenant: string;
  readonly seq: number;
  /** A newer event of the same source is known to wait. */
  readonly newer: boolean;
}

/** Poll period, documents per poll, and how long the in-process path is left to do its work before the net takes over (ms). */
const POLL = { everyMs: 1_000, limit: 200, graceMs: 2_000 };
/** How long `stop` waits for what is under way (ms): a follower whose database is away would keep it waiting for ever. */
const DRAIN_MS = 10_000;

/**
 * Sends what aggregates have said: archive → publish → clear, each source in order of its sequence (messages.md 5–7).
 * Woken in process after each commit; a poll of `obAt` is the net. Every instance runs one; two at once only repeat.
 */
export class Relay {
  readonly #deps: RelayDeps;
  /** Collections, and how far into `obAt` the last full page of the poll reached. */
  readonly #collections = new Map<string, number>();
  readonly #turns = new KeyedQueue();
  readonly #waiting = new Map<string, { collection: string; unsent: readonly Envelope[] }>();
  readonly #archiving: Batcher<readonly Envelope[]>;
  readonly #clearing = new Map<string, Batcher<Sent>>();
  readonly #sent = new Map<string, number>();
  #stopPoll: (() => Promise<void>) | undefined;
  #open = false;

  constructor(deps: RelayDeps) {
    this.#deps = deps;
    this.#archiving = new Batcher((batches) => deps.archive.add(batches.flat()));
  }

  watch(collection: string): void {
    this.#collections.set(collection, 0);
    this.#clearing.set(collection, new Batcher((items) => this.#clear(collection, items)));
  }

  start(): void {
    this.#open = true;
    this.#stopPoll = this.#deps.scheduler.every(POLL.everyMs, () => this.poll(POLL.graceMs));
  }

  /** Lets the work under way end, for so long; what is left stays in the outboxes for the next start. */
  async stop(limitMs = DRAIN_MS): Promise<void> {
    await this.#stopPoll?.();
    const deadline = this.#deps.machine.now() + limitMs;
    while (this.#turns.size > 0 && this.#deps.machine.now() < deadline) await this.#deps.scheduler.sleep(1);
    this.#open = false;
  }

  /** Wake-up after a commit: all events of the document that may be unsent. */
  wake(collection: string, source: string, unsent: readonly Envelope[]): void {
    if (!this.#open) return;
    const queued = this.#waiting.has(source);
    this.#waiting.set(source, { collection, unsent: newest(this.#waiting.get(source)?.unsent, unsent) });
    if (!queued) void this.#send(source);
  }

  /** Sends everything whose `obAt` is older than `graceMs`. */
  async poll(graceMs = 0): Promise<void> {
    for (const [collection, after] of this.#collections) {
      try {
        const due = { obAt: { $gt: after, $lte: this.#deps.machine.now() - graceMs } };
        const docs = await this.#deps.documents.find<AggregateDoc<unknown>>(collection, due, {
          sort: { obAt: 1 },
          limit: POLL.limit,
        });
        // A page of what cannot be sent just now must not hide the rest: the next poll looks behind it, then from the start.
        this.#collections.set(collection, docs.length < POLL.limit ? 0 : (docs.at(-1)?.obAt ?? 0));
        for (const doc of docs) if (doc.ob[0]) this.wake(collection, doc.ob[0].src, doc.ob);
      } catch (error) {
        this.#deps.onError(error, collection);
      }
    }
  }

  /** Resolves when nothing woken so far is under way. */
  async drained(): Promise<void> {
    while (this.#turns.size > 0) await this.#deps.scheduler.sleep(1);
  }

  /** Documents with something unsent, in all collections. */
  async depth(): Promise<number> {
    let unsent = 0;
    for (const collection of this.#collections.keys())
      unsent += await this.#deps.documents.count(collection, { obAt: { $gte: 0 } });
    return unsent;
  }

  async #send(source: string): Promise<void> {
    await this.#turns.run(source, async () => {
      const batch = this.#waiting.get(source);
      this.#waiting.delete(source);
      const unsent = batch?.unsent.filter((event) => event.seq > (this.#sent.get(source) ?? 0)) ?? [];
      const last = unsent.at(-1);
      if (!batch || !last) return;
      try {
        await this.#archiving.add(unsent);
        await this.#deps.bus.publish(unsent);
        // What waits by now may be another look at the same events: only something newer leaves the clearing to its turn.
        const newer = (this.#waiting.get(source)?.unsent.at(-1)?.seq ?? 0) > last.seq;
        // Remember how far we came, so that it is not all sent again.
        if (newer) this.#sent.set(source, last.seq);
        else this.#waiting.delete(source);
        await this.#clearing.get(batch.collection)?.add({ id: idOf(last), tenant: last.tenant, seq: last.seq, newer });
      } catch (error) {
        // It stays in the outbox, and the poll tries again.
        this.#deps.onError(error, source);
      } finally {
        if (!this.#waiting.has(source)) this.#sent.delete(source);
      }
    });
  }

  /** Removes what was sent; `obAt` becomes null only where nothing newer was said meanwhile. A miss is left to the poll. */
  async #clear(collection: string, items: readonly Sent[]): Promise<void> {
    await this.#deps.documents.updateEach(
      collection,
      items.map(({ id, tenant, seq, newer }) => {
        const sent = { $pull: { ob: { seq: { $lte: seq } } } };
        return newer
          ? { filter: { _id: id, tenant, oseq: { $gt: seq } }, update: sent }
          : { filter: { _id: id, tenant, oseq: seq }, update: { ...sent, $set: { obAt: null } } };
      }),
    );
  }
}

const idOf = (event: Envelope): string => event.src.slice(event.src.indexOf('/') + 1);

/** Of two looks at the same outbox the one that reaches further; it holds all the other still has to send. */
function newest(a: readonly Envelope[] | undefined, b: readonly Envelope[]): readonly Envelope[] {
  if (!a) return b;
  const [older, newer] = (a.at(-1)?.seq ?? 0) > (b.at(-1)?.seq ?? 0) ? [b, a] : [a, b];
  const first = newer[0]?.seq ?? 0;
  return [...older.filter((event) => event.seq < first), ...newer];
}
