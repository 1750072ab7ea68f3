import type { Documents } from '../mongo/documents.ts';
import { Batcher } from './batcher.ts';

export const CURSOR_COLLECTION = 'cursors';
const CACHE_LIMIT = 50_000;

/**
 * How far each consumer has come in each source. Moved after the effects, written in bulk; a lost write only costs a
 * second look, because the effects remember themselves (messages.md 10).
 */
export class Cursors {
  readonly #documents: Documents;
  readonly #cache = new Map<string, number>();
  readonly #saving: Batcher<{ id: string; seq: number }>;

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#saving = new Batcher((items) => this.#save(items));
  }

  /**
   * `look` is done after a cursor was read from the database and before it is relied on: another process may have moved
   * it past events that it parked, and what it parked stood there before the cursor moved.
   */
  async get(consumer: string, src: string, look: () => Promise<void>): Promise<number> {
    const id = `${consumer}|${src}`;
    const cached = this.#cache.get(id);
    if (cached !== undefined) return cached;
    const doc = await this.#documents.findOne(CURSOR_COLLECTION, { _id: id });
    const seq = typeof doc?.['seq'] === 'number' ? doc['seq'] : 0;
    if (seq > 0) await look();
    this.#remember(id, seq);
    return seq;
  }

  /** In memory at once; in the database soon after. */
  move(consumer: string, src: string, seq: number): Promise<void> {
    const id = `${consumer}|${src}`;
    this.#remember(id, seq);
    return this.#saving.add({ id, seq });
  }

  /** Drops the memory, as after a rebalance: another instance may have gone on meanwhile. */
  forget(): void {
    this.#cache.clear();
  }

  #remember(id: string, seq: number): void {
    this.#cache.delete(id);
    this.#cache.set(id, seq);
    if (this.#cache.size > CACHE_LIMIT) {
      const oldest = this.#cache.keys().next().value;
      if (oldest !== undefined) this.#cache.delete(oldest);
    }
  }

  #save(items: readonly { id: string; seq: number }[]): Promise<void> {
    const newest = new Map(items.map(({ id, seq }) => [id, seq]));
    return this.#documents.upsertEach(
      CURSOR_COLLECTION,
      [...newest].map(([_id, seq]) => ({ _id, set: { seq } })),
    );
  }
}
