import type { Connection } from 'mongoose';
import type { Doc, Documents, Filter, FindOptions, IndexSpec } from './documents.ts';
import { Busy } from '../errors.ts';
import { WriteRefused, assertFilter } from './documents.ts';

type Native = ReturnType<Connection['collection']>;
type NativeFilter = Parameters<Native['findOne']>[0];
type NativeUpdate = Parameters<Native['updateOne']>[1];
type NativeDoc = Parameters<Native['insertOne']>[0];
type NativePipeline = NonNullable<Parameters<Native['aggregate']>[0]>;

const DUPLICATE_KEY = 11000;
/** Server codes of calls that can never succeed: bad operator or value, no such path, changed `_id`, over 16 MB. */
const HOPELESS = new Set([2, 9, 14, 28, 40, 52, 56, 57, 66, 10334]);
/** The driver's own name for the same. */
const HOPELESS_NAMES = new Set(['MongoInvalidArgumentError', 'BSONError']);
/** Undefined members are left out, not turned into null. */
const WRITE = { ignoreUndefined: true } as const;

const codeOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
    ? error.code
    : undefined;

/** What only a real database offers: grouping for figures. The protocol (store, relay, consumer, timers) never needs it. */
export interface QueryDocuments extends Documents {
  aggregate<T>(collection: string, pipeline: readonly Readonly<Record<string, unknown>>[]): Promise<T[]>;
}

/**
 * `Documents` on the native collections of a mongoose connection (no model layer: the shapes are checked by zod at the edges).
 * Write concern is set on the connection. Transport failures become `Busy`, which callers may retry.
 */
export function mongoDocuments(connection: Connection): QueryDocuments {
  const collection = (name: string): Native => connection.collection(name);

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw problemOf(error);
    }
  }

  return {
    async insertOne(name, doc) {
      try {
        await collection(name).insertOne(doc as unknown as NativeDoc, WRITE);
        return 'inserted';
      } catch (error) {
        if (codeOf(error) === DUPLICATE_KEY) return 'duplicate';
        throw problemOf(error);
      }
    },

    async insertMissing(name, docs) {
      if (docs.length === 0) return;
      try {
        await collection(name).insertMany(docs as unknown as NativeDoc[], { ...WRITE, ordered: false });
      } catch (error) {
        if (codeOf(error) !== DUPLICATE_KEY) throw problemOf(error);
        await guarded(() => confirmPresent(collection(name), docs));
      }
    },

    findOne: <T extends Doc>(name: string, filter: Filter) =>
      guarded(async () => plain<T>(await collection(name).findOne(checked(filter)))),

    find: <T extends Doc>(name: string, filter: Filter, options: FindOptions) =>
      guarded(async () => {
        let cursor = collection(name).find(checked(filter));
        if (options.sort) cursor = cursor.sort({ ...options.sort });
        const docs = await cursor.limit(options.limit).toArray();
        return docs.map((doc) => plain<T>(doc)).filter((doc) => doc !== undefined);
      }),

    async updateOne(name, filter, update) {
      const result = await guarded(() => collection(name).updateOne(checked(filter), update as NativeUpdate, WRITE));
      return result.matchedCount === 1;
    },

    async updateEach(name, updates) {
      if (updates.length === 0) return;
      const operations = updates.map(({ filter, update }) => ({
        updateOne: { filter: checked(filter), update: update as NativeUpdate },
      }));
      await guarded(() => bulk(collection(name), operations));
    },

    async upsertEach(name, rows) {
      if (rows.length === 0) return;
      const operations = rows.map(({ _id, set }) => ({
        updateOne: { filter: { _id } as unknown as NativeFilter, update: { $set: set }, upsert: true },
      }));
      await guarded(() => bulk(collection(name), operations));
    },

    async deleteOne(name, filter) {
      const result = await guarded(() => collection(name).deleteOne(checked(filter)));
      return result.deletedCount === 1;
    },

    count: (name, filter) => guarded(() => collection(name).countDocuments(checked(filter))),

    async ensureIndexes(name, indexes: readonly IndexSpec[]) {
      for (const { keys, unique } of indexes) {
        await guarded(() => collection(name).createIndex({ ...keys }, unique ? { unique } : {}));
      }
    },

    aggregate: <T>(name: string, pipeline: readonly Readonly<Record<string, unknown>>[]) =>
      guarded(
        async () =>
          (await collection(name)
            .aggregate(pipeline as NativePipeline)
            .toArray()) as T[],
      ),
  } satisfies QueryDocuments;
}

function checked(filter: Filter): NativeFilter {
  assertFilter(filter);
  return filter;
}

const bulk = (native: Native, operations: readonly object[]): Promise<unknown> =>
  native.bulkWrite(operations as Parameters<Native['bulkWrite']>[0], { ...WRITE, ordered: false });

/** What a failed call means for its caller: never to be sent again, or to be sent again. */
function problemOf(error: unknown): Error {
  if (error instanceof Busy || error instanceof TypeError) return error;
  const code = codeOf(error);
  if (code === DUPLICATE_KEY) return new WriteRefused('taken key');
  if (code !== undefined && HOPELESS.has(code)) return new WriteRefused(code);
  if (error instanceof Error && HOPELESS_NAMES.has(error.name)) return new WriteRefused(error.name);
  return new Busy('database', { cause: error });
}

/** A partly failed bulk insert may hide a document that failed for another reason; it must not count as present. */
async function confirmPresent(native: Native, docs: readonly Doc[]): Promise<void> {
  const ids = docs.map((doc) => doc._id);
  const present = await native.countDocuments({ _id: { $in: ids } } as unknown as NativeFilter);
  if (present < new Set(ids).size) throw new Busy('database');
}

/** Binary comes back as the driver's own class; the port promises Uint8Array. */
function plain<T extends Doc>(doc: unknown): T | undefined {
  if (doc === null || doc === undefined) return undefined;
  return unwrap(doc) as T;
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if ('_bsontype' in value) {
    if (value._bsontype === 'Binary' && 'buffer' in value && value.buffer instanceof Uint8Array)
      return new Uint8Array(value.buffer);
    return value;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) (value as Record<string, unknown>)[key] = unwrap(inner);
  }
  return value;
}
