import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Doc, Documents } from '../mongo/documents.ts';

export const ARCHIVE_COLLECTION = 'events';
const PAGE = 500;

/**
 * Every event ever said, in one database of its own: relays insert, consumers and operators read, nobody updates.
 * `_id` = event id, so a second insert of the same event changes nothing.
 */
export class Archive {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  ensureIndexes(): Promise<void> {
    return this.#documents.ensureIndexes(ARCHIVE_COLLECTION, [
      { keys: { src: 1, seq: 1 }, unique: true },
      { keys: { type: 1, _id: 1 } },
      { keys: { tenant: 1, at: 1 } },
    ]);
  }

  add(events: readonly Envelope[]): Promise<void> {
    return this.#documents.insertMissing(
      ARCHIVE_COLLECTION,
      events.map((event) => ({ _id: event.id, ...event })),
    );
  }

  /** Events of one source with `from ≤ seq ≤ to`, in order. */
  async range(src: string, from: number, to: number): Promise<Envelope[]> {
    const docs = await this.#documents.find(
      ARCHIVE_COLLECTION,
      { src, seq: { $gte: from, $lte: to } },
      { sort: { seq: 1 }, limit: PAGE },
    );
    return docs.map(toEnvelope);
  }

  /** All events of a type after an event id, by id: for rebuilds and recounts, page by page. */
  async page(filter: { type?: string; after?: string }, limit = PAGE): Promise<Envelope[]> {
    const where = {
      ...(filter.type ? { type: filter.type } : {}),
      ...(filter.after ? { _id: { $gt: filter.after } } : {}),
    };
    const docs = await this.#documents.find(ARCHIVE_COLLECTION, where, { sort: { _id: 1 }, limit });
    return docs.map(toEnvelope);
  }
}

function toEnvelope(doc: Doc): Envelope {
  const { _id, ...event } = doc;
  return { ...event, id: _id } as unknown as Envelope;
}
