import type { Envelope } from '@peiyu/domain/events/contract.ts';

/** A consumer's ear: the topics (services) it hears, and what it does with one source's events, in order. */
export interface Subscription {
  /** Consumer group: each group gets every event; instances of one group share the keys. */
  readonly group: string;
  /** Services whose topics are heard. */
  readonly services: readonly string[];
  /**
   * Resolves when every event's effect is durable or the event is parked. Rejects only when this process is stopping
   * or cannot reach its database: then nothing may be acknowledged.
   */
  handle(events: readonly Envelope[]): Promise<void>;
}

/**
 * Carries events from relays to consumers, at least once, in order per key (`tenant|source`).
 * `bus.features.ts` is the suite each implementation passes.
 */
export interface Bus {
  /** Events of ONE source, in order. Resolves when the transport answers for them (embedded: when all groups have applied or parked them). */
  publish(events: readonly Envelope[]): Promise<void>;
  /** Before `start` only. */
  subscribe(subscription: Subscription): void;
  start(): Promise<void>;
  /** Takes no more, lets what is under way end. */
  stop(): Promise<void>;
}

/** The broker key: order is kept per key. */
export const keyOf = (event: Envelope): string => `${event.tenant}|${event.src}`;
