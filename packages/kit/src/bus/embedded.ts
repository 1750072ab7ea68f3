import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Bus, Subscription } from './bus.ts';
import { serviceOf } from '@peiyu/domain/events/contract.ts';
import { Busy } from '../errors.ts';
import { KeyedQueue } from '../keyed-queue.ts';

/**
 * The bus of one process. The outbox is the durable queue: `publish` resolves only when every subscriber has applied
 * or parked the events, and a crash before that leaves them in the outbox (messages.md 17).
 */
export class EmbeddedBus implements Bus {
  readonly #subscriptions: Subscription[] = [];
  readonly #turns = new KeyedQueue();
  readonly #underWay = new Set<Promise<unknown>>();
  #open = false;

  subscribe(subscription: Subscription): void {
    if (this.#open) throw new Error('subscribe before start');
    this.#subscriptions.push(subscription);
  }

  async start(): Promise<void> {
    this.#open = true;
  }

  async stop(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#underWay);
  }

  async publish(events: readonly Envelope[]): Promise<void> {
    const first = events[0];
    if (!first) return;
    if (!this.#open) throw new Busy('bus');
    const service = serviceOf(first.type);
    const deliveries = this.#subscriptions
      .filter((subscription) => subscription.services.includes(service))
      .map((subscription) => this.#turns.run(`${subscription.group}|${first.src}`, () => subscription.handle(events)));
    // Settled, not just one failed: `stop` waits for every delivery that is still under way.
    const all = Promise.allSettled(deliveries);
    this.#underWay.add(all);
    try {
      await all;
    } finally {
      this.#underWay.delete(all);
    }
    await Promise.all(deliveries);
  }
}
