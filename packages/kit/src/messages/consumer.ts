import type { Envelope, EventContract } from '@peiyu/domain/events/contract.ts';
import type { Subscription } from '../bus/bus.ts';
import type { Scheduler } from '../clock.ts';
import type { Archive } from './archive.ts';
import type { Cursors } from './cursors.ts';
import type { Parking } from './parking.ts';
import { ContractError, readEvent } from '@peiyu/domain/events/registry.ts';
import { serviceOf } from '@peiyu/domain/events/contract.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { isPassing, untilApplied } from './retry.ts';

/** Applies one event. It must be idempotent by a mark in its target (rule A) or by the `_id` of what it inserts (rule B). */
export type Handler = (event: Envelope) => Promise<void>;

export interface ConsumerDefinition {
  /** Unique in the platform, kebab-case, `<service>-<what it does>`: part of marks, cursors and group names. */
  readonly name: string;
  readonly handlers: Readonly<Record<string, Handler>>;
}

export interface ConsumerDeps {
  readonly archive: Archive;
  readonly cursors: Cursors;
  readonly parking: Parking;
  readonly registry: ReadonlyMap<string, EventContract>;
  readonly scheduler: Scheduler;
  readonly stopping: () => boolean;
  readonly onParked: (consumer: string, event: Envelope, error: unknown) => void;
  /** A fault that mends itself. */
  readonly onError: (error: unknown, source: string) => void;
}

/**
 * Follows events: contract → order and completeness per source → handler → cursor. One source's events are handled one
 * after another (the bus sees to it); a gap is fetched from the archive; what cannot be applied is parked, with all that
 * follows of the same source, while other sources flow (messages.md 8–11).
 */
export class Consumer implements Subscription {
  readonly group: string;
  readonly services: readonly string[];
  readonly name: string;
  readonly #handlers: Readonly<Record<string, Handler>>;
  readonly #deps: ConsumerDeps;
  /** Sources of which something may be parked; the database decides. */
  readonly #blocked = new Set<string>();
  readonly #turns = new KeyedQueue();

  constructor(definition: ConsumerDefinition, deps: ConsumerDeps) {
    if (!/^[a-z][a-z0-9-]*$/.test(definition.name)) throw new Error(`consumer name ${definition.name}`);
    this.name = definition.name;
    this.group = `peiyu.${definition.name}`;
    this.#handlers = definition.handlers;
    this.services = [...new Set(Object.keys(definition.handlers).map(serviceOf))];
    this.#deps = deps;
  }

  /** Trusts nothing it remembers: cursors and parked sources are looked up again as their next event comes. */
  start(): void {
    this.#blocked.clear();
    this.#deps.cursors.forget();
  }

  async handle(events: readonly Envelope[]): Promise<void> {
    for (const event of events) {
      await this.#turns.run(event.src, () => untilApplied(() => this.#take(event), this.#deps));
    }
  }

  /**
   * Applies parked events of one source again, in order, with what is missing before them, until none is left (true) or
   * one fails again (false). New events of the source wait meanwhile. Throws what passes by itself (Busy): to be asked again.
   */
  redrive(src: string): Promise<boolean> {
    return this.#turns.run(src, () => this.#redrive(src));
  }

  async #redrive(src: string): Promise<boolean> {
    for (;;) {
      const parked = await this.#deps.parking.first(this.name, src);
      if (!parked) {
        this.#blocked.delete(src);
        return true;
      }
      try {
        const cursor = await this.#cursorOf(src);
        const reached = await this.#fetchGap(parked.event, { cursor, take: (event) => this.#apply(event) });
        if (reached < parked.seq - 1) return false;
        await this.#apply(parked.event);
        if (parked.seq > cursor) this.#moveCursor(parked.event);
      } catch (error) {
        if (isPassing(error)) throw error;
        this.#deps.onParked(this.name, parked.event, error);
        return false;
      }
      await this.#deps.parking.remove(parked);
    }
  }

  async #take(event: Envelope): Promise<void> {
    const cursor = await this.#cursorOf(event.src);
    if (event.seq <= cursor) return;
    const reached = await this.#fetchGap(event, { cursor, take: (missing) => this.#applyOrPark(missing) });
    if (reached < event.seq - 1) {
      // The cursor stays before the gap: what is missing is still wanted.
      await this.#park(event, new ContractError(`gap: ${event.src} has no event ${reached + 1} in the archive`));
      return;
    }
    await this.#applyOrPark(event);
    this.#moveCursor(event);
  }

  #cursorOf(src: string): Promise<number> {
    return this.#deps.cursors.get(this.name, src, async () => {
      if (await this.#deps.parking.first(this.name, src)) this.#blocked.add(src);
    });
  }

  /** Takes what lies between the cursor and this event, from the archive; how far it got. */
  async #fetchGap(
    event: Envelope,
    { cursor, take }: { cursor: number; take: (missing: Envelope) => Promise<void> },
  ): Promise<number> {
    let reached = cursor;
    while (reached < event.seq - 1) {
      const page = await this.#deps.archive.range(event.src, reached + 1, event.seq - 1);
      if (page[0]?.seq !== reached + 1) break;
      for (const missing of page) {
        if (missing.seq !== reached + 1) break;
        await take(missing);
        this.#moveCursor(missing);
        reached = missing.seq;
      }
    }
    return reached;
  }

  #moveCursor(event: Envelope): void {
    // Not awaited: a lost cursor only costs a second look.
    this.#deps.cursors
      .move(this.name, event.src, event.seq)
      .catch((error: unknown) => this.#deps.onError(error, `cursor of ${this.name}`));
  }

  async #applyOrPark(event: Envelope): Promise<void> {
    if (this.#blocked.has(event.src)) {
      const first = await this.#deps.parking.first(this.name, event.src);
      if (first && first.seq <= event.seq) return this.#deps.parking.park(this.name, event, 'behind');
      if (!first) this.#blocked.delete(event.src);
    }
    try {
      await untilApplied(() => this.#apply(event), this.#deps);
    } catch (error) {
      if (this.#deps.stopping()) throw error;
      await this.#park(event, error);
    }
  }

  async #park(event: Envelope, error: unknown): Promise<void> {
    this.#blocked.add(event.src);
    await this.#deps.parking.park(this.name, event, describe(error));
    this.#deps.onParked(this.name, event, error);
  }

  async #apply(event: Envelope): Promise<void> {
    // Read even what no handler wants: an unknown type or version is parked, never skipped.
    const current = readEvent(this.#deps.registry, event);
    await this.#handlers[current.type]?.(current);
  }
}

/** Class and message only: an error's data may hold what must not be stored in clear. */
const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown error';
