import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Bus, Subscription } from '../bus/bus.ts';
import type { Scheduler } from '../clock.ts';
import type { Random } from '../ids.ts';

/** How badly a bus behaves, as probabilities per publication. */
export interface Chaos {
  /** Events long published come again, of this key and of others. */
  readonly redelivery: number;
  /** A publication is held back, so that others overtake it. */
  readonly delay: number;
  /** The last event of a publication comes before those that precede it. */
  readonly suffixFirst: number;
}

export interface ChaosDeps {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly chaos: () => Chaos;
  /** What may come again; shared by all that stand for one broker. */
  readonly published: Envelope[];
  /** Told each time. */
  readonly happened?: (what: string) => void;
}

const MEMORY = 100;
const HELD_BACK_MS = 300;

/**
 * A bus that keeps its promise (at least once; resolved when applied or parked) and no more than that: it delivers again,
 * shuffles across keys, and within a key sends the last first. Consumers must not mind.
 */
export class ChaosBus implements Bus {
  readonly #inner: Bus;
  readonly #random: Random;
  readonly #scheduler: Scheduler;
  readonly #chaos: () => Chaos;
  readonly #published: Envelope[];
  readonly #happened: (what: string) => void;

  constructor(inner: Bus, deps: ChaosDeps) {
    this.#inner = inner;
    this.#random = deps.random;
    this.#scheduler = deps.scheduler;
    this.#chaos = deps.chaos;
    this.#published = deps.published;
    this.#happened = deps.happened ?? (() => undefined);
  }

  subscribe(subscription: Subscription): void {
    this.#inner.subscribe(subscription);
  }

  start(): Promise<void> {
    return this.#inner.start();
  }

  stop(): Promise<void> {
    return this.#inner.stop();
  }

  async publish(events: readonly Envelope[]): Promise<void> {
    const { redelivery, delay, suffixFirst } = this.#chaos();
    if (this.#chance(delay, 'held back')) await this.#scheduler.sleep(Math.ceil(this.#random.next() * HELD_BACK_MS));
    const again = this.#chance(redelivery, 'delivered again') ? this.#someOf(this.#published) : [];
    const early = this.#chance(suffixFirst, 'last first') ? events.slice(-1) : [];
    this.#published.push(...events);
    this.#published.splice(0, this.#published.length - MEMORY);
    const extra = [...early, ...again].map((event) => this.#inner.publish([event]));
    await Promise.all([...extra, this.#inner.publish(events)]);
  }

  #chance(probability: number, what: string): boolean {
    const now = probability > 0 && this.#random.next() < probability;
    if (now) this.#happened(what);
    return now;
  }

  #someOf(events: readonly Envelope[]): Envelope[] {
    return events.filter(() => this.#random.next() < 3 / MEMORY);
  }
}
