import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { MachineClock } from '../clock.ts';
import type { Doc, Documents } from '../mongo/documents.ts';

export const PARKED_COLLECTION = 'parked';

/** An event a consumer could not apply, or one that waits behind such an event of the same source. */
export interface ParkedEvent extends Doc {
  readonly consumer: string;
  readonly src: string;
  readonly seq: number;
  /** Machine time in milliseconds. */
  readonly since: number;
  /** Class and message of the error, without data; `behind` for one that only waits. */
  readonly error: string;
  readonly event: Envelope;
}

/** The parked events of one service: `_id` = consumer|event id, so parking twice is once (messages.md 11). */
export class Parking {
  readonly #documents: Documents;
  readonly #machine: MachineClock;

  constructor(documents: Documents, machine: MachineClock) {
    this.#documents = documents;
    this.#machine = machine;
  }

  ensureIndexes(): Promise<void> {
    return this.#documents.ensureIndexes(PARKED_COLLECTION, [{ keys: { consumer: 1, src: 1, seq: 1 } }]);
  }

  async park(consumer: string, event: Envelope, error: string): Promise<void> {
    await this.#documents.insertOne(PARKED_COLLECTION, {
      _id: `${consumer}|${event.id}`,
      consumer,
      src: event.src,
      seq: event.seq,
      since: this.#machine.now(),
      error,
      event,
    });
  }

  /** The first parked event of a source for a consumer, if any: while there is one, later ones queue behind it. */
  async first(consumer: string, src: string): Promise<ParkedEvent | undefined> {
    const found = await this.#documents.find<ParkedEvent>(
      PARKED_COLLECTION,
      { consumer, src },
      { sort: { seq: 1 }, limit: 1 },
    );
    return found[0];
  }

  /** A page of parked events, of one consumer or all, oldest first. */
  list(consumer: string | undefined, limit = 100): Promise<ParkedEvent[]> {
    return this.#documents.find<ParkedEvent>(PARKED_COLLECTION, consumer ? { consumer } : {}, {
      sort: { since: 1, seq: 1 },
      limit,
    });
  }

  async remove(parked: ParkedEvent): Promise<void> {
    await this.#documents.deleteOne(PARKED_COLLECTION, { _id: parked._id });
  }
}
