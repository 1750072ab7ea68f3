/** A stored document. Everything under the port is plain JSON plus Uint8Array; instants are ISO strings. */
export type Doc = { readonly _id: string } & Readonly<Record<string, unknown>>;

export type Scalar = string | number | boolean | null;
export type Condition =
  | Scalar
  | { $in?: readonly Scalar[]; $ne?: Scalar; $lt?: Scalar; $lte?: Scalar; $gt?: Scalar; $gte?: Scalar };

/** Conjunction of conditions on (dotted) fields. Built by code only, never from input. */
export type Filter = Readonly<Record<string, Condition>>;

/** The fixed list of update operators. `$pull` removes array elements that match all conditions on their own fields. */
export interface Update {
  readonly $set?: Readonly<Record<string, unknown>>;
  readonly $unset?: Readonly<Record<string, true>>;
  readonly $inc?: Readonly<Record<string, number>>;
  readonly $push?: Readonly<Record<string, { readonly $each: readonly unknown[] }>>;
  readonly $pull?: Readonly<Record<string, Filter>>;
}

export interface FindOptions {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  /** At most so many documents; required, so that no read is unbounded. */
  readonly limit: number;
}

export interface IndexSpec {
  readonly keys: Readonly<Record<string, 1 | -1>>;
  /** The fields of a unique key are written by the insert and never changed: an engine may keep a key that was left for ever taken. */
  readonly unique?: boolean;
}

/**
 * The database understood the write and will never take it: an operator on a value of another kind, a taken unique key
 * in an update, a document over 16 MB. It says no content of the document, so that it may stand in a log.
 */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
  constructor(why: string | number) {
    super(`the database refused the call: ${why}`);
  }
}

/** An undefined condition would match everything or nothing, as the engine likes. */
export function assertFilter(filter: Filter): void {
  for (const [field, condition] of Object.entries(filter)) {
    if (condition === undefined) throw new TypeError(`no condition on ${field}`);
  }
}

/**
 * The narrow database port under store, relay, consumer, timers, jobs.
 * Guarantees, which `documents.features.ts` checks on every implementation:
 * - `updateOne` is an atomic compare-and-set on one document: of any number of concurrent calls whose filter
 *   holds only before the update, exactly one returns true;
 * - `insertOne` with a taken `_id` or unique key changes nothing and returns 'duplicate';
 * - an acknowledged write is durable (majority, journalled) where the engine is;
 * - members that are undefined are left out, wherever they stand in what is written.
 * A call that can never succeed throws `WriteRefused`; any other failure throws `Busy` and may or may not have been applied.
 */
export interface Documents {
  insertOne(collection: string, doc: Doc): Promise<'inserted' | 'duplicate'>;
  /** Unordered; documents whose `_id` exists are left as they are. */
  insertMissing(collection: string, docs: readonly Doc[]): Promise<void>;
  findOne<T extends Doc = Doc>(collection: string, filter: Filter): Promise<T | undefined>;
  find<T extends Doc = Doc>(collection: string, filter: Filter, options: FindOptions): Promise<T[]>;
  updateOne(collection: string, filter: Filter, update: Update): Promise<boolean>;
  /** Several independent conditional updates in one round trip, unordered; each is atomic by itself. */
  updateEach(collection: string, updates: readonly { filter: Filter; update: Update }[]): Promise<void>;
  /** Sets fields of documents by `_id`, creating what is missing; one round trip. Last write wins. */
  upsertEach(
    collection: string,
    rows: readonly { _id: string; set: Readonly<Record<string, unknown>> }[],
  ): Promise<void>;
  deleteOne(collection: string, filter: Filter): Promise<boolean>;
  count(collection: string, filter: Filter): Promise<number>;
  ensureIndexes(collection: string, indexes: readonly IndexSpec[]): Promise<void>;
}
