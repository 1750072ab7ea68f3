import type { Doc, Documents, Filter, FindOptions, IndexSpec, Update } from './documents.ts';
import { Busy } from '../errors.ts';
import { WriteRefused } from './documents.ts';
import { matches } from './memory-filter.ts';
import { assertUpdate, updated } from './memory-update.ts';
import { compareValues, copyOf, valuesAt } from './memory-values.ts';

/** The port in memory, and a view of what it holds. */
export interface MemoryDocuments extends Documents {
  /** The documents of a collection as they stand, without copies: to be looked at, never changed. */
  contents(collection: string): readonly Doc[];
}

interface Collection {
  readonly docs: Map<string, Doc>;
  readonly unique: string[][];
}

/**
 * `Documents` in memory with the semantics of the real engine, by the same suite. Every call takes effect at once and
 * whole, so a compare-and-set is atomic; nothing inside is shared with the caller.
 */
export function memoryDocuments(): MemoryDocuments {
  const collections = new Map<string, Collection>();

  function collection(name: string): Collection {
    const known = collections.get(name);
    if (known) return known;
    const fresh: Collection = { docs: new Map(), unique: [] };
    collections.set(name, fresh);
    return fresh;
  }

  function insert(into: Collection, doc: Doc): 'inserted' | 'duplicate' {
    if (into.docs.has(doc._id) || clashes(into, doc)) return 'duplicate';
    into.docs.set(doc._id, copyOf(doc));
    return 'inserted';
  }

  function change(name: string, filter: Filter, update: Update): boolean {
    assertUpdate(update);
    const within = collection(name);
    const doc = first(within, filter);
    if (!doc) return false;
    const next = updated(doc, update);
    if (clashes(within, next)) throw new WriteRefused('taken key');
    if (moved(within, doc, next)) throw new WriteRefused('unique keys never change');
    within.docs.set(doc._id, next);
    return true;
  }

  return {
    contents: (name) => [...collection(name).docs.values()],

    insertOne: async (name, doc) => insert(collection(name), doc),

    async insertMissing(name, docs) {
      const into = collection(name);
      for (const doc of docs) insert(into, doc);
      // A document kept out by another index than `_id` is not there, and its caller must not think so.
      if (docs.some((doc) => !into.docs.has(doc._id))) throw new Busy('database');
    },

    async findOne<T extends Doc>(name: string, filter: Filter) {
      const doc = first(collection(name), filter);
      return doc && (copyOf(doc) as T);
    },

    async find<T extends Doc>(name: string, filter: Filter, options: FindOptions) {
      const found = candidates(collection(name), filter).filter((doc) => matches(doc, filter));
      return sorted(found, options.sort)
        .slice(0, options.limit)
        .map((doc) => copyOf(doc) as T);
    },

    updateOne: async (name, filter, update) => change(name, filter, update),

    async updateEach(name, updates) {
      each(updates, ({ filter, update }) => change(name, filter, update));
    },

    async upsertEach(name, rows) {
      each(rows, ({ _id, set }) => {
        if (change(name, { _id }, { $set: set })) return;
        if (insert(collection(name), updated({ _id }, { $set: set })) === 'duplicate')
          throw new WriteRefused('taken key');
      });
    },

    async deleteOne(name, filter) {
      const doc = first(collection(name), filter);
      return doc !== undefined && collection(name).docs.delete(doc._id);
    },

    count: async (name, filter) => candidates(collection(name), filter).filter((doc) => matches(doc, filter)).length,

    async ensureIndexes(name, indexes: readonly IndexSpec[]) {
      const { unique } = collection(name);
      for (const { keys, unique: wanted } of indexes) {
        const fields = Object.keys(keys);
        if (wanted && !unique.some((known) => known.join() === fields.join())) unique.push(fields);
      }
    },
  };
}

function candidates({ docs }: Collection, filter: Filter): Doc[] {
  const id = filter['_id'];
  if (typeof id !== 'string') return [...docs.values()];
  const doc = docs.get(id);
  return doc ? [doc] : [];
}

const first = (within: Collection, filter: Filter): Doc | undefined =>
  candidates(within, filter).find((doc) => matches(doc, filter));

const keyOf = (doc: Doc, field: string): unknown => valuesAt(doc, field.split('.'))[0] ?? null;

/** Stricter than some engines, as the port has it: see `IndexSpec.unique`. */
const moved = ({ unique }: Collection, before: Doc, after: Doc): boolean =>
  unique.flat().some((field) => compareValues(keyOf(before, field), keyOf(after, field)) !== 0);

/** A missing field counts as null, and two nulls as the same key: as the database has it. */
function clashes({ docs, unique }: Collection, doc: Doc): boolean {
  if (unique.length === 0) return false;
  const others = [...docs.values()].filter((other) => other._id !== doc._id);
  const same = (fields: readonly string[]) => (other: Doc) =>
    fields.every((field) => compareValues(keyOf(doc, field), keyOf(other, field)) === 0);
  return unique.some((fields) => others.some(same(fields)));
}

function sorted(docs: Doc[], sort: FindOptions['sort']): Doc[] {
  if (!sort) return docs;
  const orders = Object.entries(sort);
  return docs.sort((a, b) => {
    for (const [field, direction] of orders) {
      const order = compareValues(keyOf(a, field), keyOf(b, field));
      if (order !== 0) return order * direction;
    }
    return 0;
  });
}

/** Independent writes: one that fails leaves the others done, and is told when all were tried. */
function each<T>(rows: readonly T[], write: (row: T) => void): void {
  const errors: unknown[] = [];
  for (const row of rows) {
    try {
      write(row);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
