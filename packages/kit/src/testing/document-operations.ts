import fc from 'fast-check';
import type { Doc, Documents, Filter, FindOptions, Update } from '../mongo/documents.ts';

/** One call of the port, as data: it can be applied to two implementations and printed. */
export type Operation =
  | { readonly call: 'insertOne'; readonly doc: Doc }
  | { readonly call: 'insertMissing'; readonly docs: readonly Doc[] }
  | { readonly call: 'findOne' | 'deleteOne' | 'count'; readonly filter: Filter }
  | { readonly call: 'find'; readonly filter: Filter; readonly options: FindOptions }
  | { readonly call: 'updateOne'; readonly filter: Filter; readonly update: Update }
  | { readonly call: 'updateEach'; readonly updates: readonly { filter: Filter; update: Update }[] }
  | { readonly call: 'upsertEach'; readonly rows: readonly { _id: string; set: Record<string, unknown> }[] };

/** What a call came to, comparable between implementations: of an error its kind, whatever its text. */
export async function outcomeOf(documents: Documents, collection: string, operation: Operation): Promise<unknown> {
  try {
    return { gave: await apply(documents, collection, operation) };
  } catch (error) {
    if (error instanceof Error) return error.name;
    throw error;
  }
}

function apply(documents: Documents, name: string, operation: Operation): Promise<unknown> {
  switch (operation.call) {
    case 'insertOne':
      return documents.insertOne(name, operation.doc);
    case 'insertMissing':
      return documents.insertMissing(name, operation.docs);
    case 'findOne':
      return documents.findOne(name, operation.filter);
    case 'deleteOne':
      return documents.deleteOne(name, operation.filter);
    case 'count':
      return documents.count(name, operation.filter);
    case 'find':
      return documents.find(name, operation.filter, operation.options);
    case 'updateOne':
      return documents.updateOne(name, operation.filter, operation.update);
    case 'updateEach':
      return documents.updateEach(name, operation.updates);
    case 'upsertEach':
      return documents.upsertEach(name, operation.rows);
  }
}

export const IDS = ['a', 'b', 'c', 'd', '中', '𠮷'];
const id = fc.constantFrom(...IDS);
const number = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(0.5, 2 ** 40, 1e15));
const text = fc.constantFrom('', 'x', 'y', 'Z', '威海', '菏泽', '𠮷', '\uffee', '2026-01-01T00:00:00.000Z');
const scalar = fc.oneof(number, text, fc.boolean(), fc.constant(null));
const entry = fc.record({ seq: fc.integer({ min: 1, max: 6 }), t: text }, { requiredKeys: ['seq'] });
const bytes = fc.uint8Array({ maxLength: 4 });

const members = {
  tenant: fc.constantFrom('371000', '371700'),
  n: fc.oneof(number, fc.constant(null)),
  s: text,
  any: scalar,
  flag: fc.boolean(),
  deep: fc.record({ x: number, y: text, in: fc.record({ z: number }, { requiredKeys: [] }) }, { requiredKeys: [] }),
  list: fc.array(entry, { maxLength: 4 }),
  tags: fc.array(text, { maxLength: 3 }),
  raw: bytes,
  /** Together with `tenant` the unique key of one collection; no update touches either. */
  key: fc.integer({ min: 1, max: 4 }),
};

const doc: fc.Arbitrary<Doc> = fc.record({ _id: id, ...members }, { requiredKeys: ['_id'] });
const range = (value: fc.Arbitrary<string | number>) =>
  fc
    .record({ $lt: value, $lte: value, $gt: value, $gte: value, $ne: value }, { requiredKeys: [] })
    .filter((it) => Object.keys(it).length > 0);

const conditions = {
  tenant: fc.oneof(members.tenant, fc.constant({ $gte: '371000', $lte: '371099' })),
  n: fc.oneof(
    scalar,
    range(number),
    fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
    fc.constant({ $ne: null }),
  ),
  s: fc.oneof(text, range(text), range(fc.constantFrom<string | number>(1, 'x'))),
  any: fc.oneof(scalar, range(fc.oneof(number, text))),
  flag: fc.boolean(),
  'deep.x': fc.oneof(number, range(number), fc.constant(null)),
  'deep.in.z': fc.oneof(number, range(number)),
  'list.seq': fc.oneof(number, range(number)),
  tags: fc.oneof(text, fc.record({ $in: fc.array(text, { maxLength: 2 }) })),
};
const filter: fc.Arbitrary<Filter> = fc.record(conditions, { requiredKeys: [] });
/** Of one document at most: which of several a single write takes is nobody's promise. */
const single: fc.Arbitrary<Filter> = fc
  .tuple(id, fc.oneof(fc.constant({}), filter))
  .map(([_id, rest]) => ({ _id, ...rest }));

const set = fc.record(
  {
    n: members.n,
    any: scalar,
    s: text,
    'deep.x': number,
    'deep.in.z': number,
    deep: members.deep,
    'in.c|t/1': number,
    'list.0.seq': number,
    list: members.list,
    raw: bytes,
  },
  { requiredKeys: [] },
);
const field = fc.constantFrom('n', 's', 'any', 'deep.x', 'deep', 'list', 'absent.x');
const operators = {
  $set: set,
  $unset: fc.dictionary(field, fc.constant<true>(true), { maxKeys: 2 }),
  $inc: fc.dictionary(fc.constantFrom('n', 'v', 'deep.x', 'any'), fc.integer({ min: -2, max: 3 }), { maxKeys: 2 }),
  $push: fc.dictionary(
    fc.constantFrom('list', 'list', 'fresh', 's', 'deep.l'),
    fc.record({ $each: fc.array(entry, { maxLength: 3 }) }),
    { maxKeys: 2 },
  ),
  $pull: fc.dictionary(fc.constantFrom('list', 'absent', 'deep.l'), fc.record({ seq: fc.record({ $lte: number }) }), {
    maxKeys: 1,
  }),
};
const update: fc.Arbitrary<Update> = fc
  .record(operators, { requiredKeys: [] })
  .map((it) => Object.fromEntries(Object.entries(it).filter(([, paths]) => Object.keys(paths).length > 0)))
  .filter((it) => Object.keys(it).length > 0);

const sort = fc
  .constantFrom('n', 's', 'any', 'deep.x', 'tenant')
  .chain((key) => fc.constantFrom<1 | -1>(1, -1).map((way) => ({ [key]: way, _id: way })));
const options: fc.Arbitrary<FindOptions> = fc.record({ sort, limit: fc.integer({ min: 1, max: 4 }) });
const perId = <T extends { _id: string }>(row: fc.Arbitrary<T>) =>
  fc.uniqueArray(row, { selector: ({ _id }) => _id, maxLength: 5 });

export const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ call: fc.constant('insertOne' as const), doc }),
  fc.record({ call: fc.constant('insertMissing' as const), docs: perId(doc) }),
  fc.record({ call: fc.constantFrom('findOne' as const, 'deleteOne' as const), filter: single }),
  fc.record({ call: fc.constant('count' as const), filter }),
  fc.record({ call: fc.constant('find' as const), filter, options }),
  { weight: 4, arbitrary: fc.record({ call: fc.constant('updateOne' as const), filter: single, update }) },
  fc.record({
    call: fc.constant('updateEach' as const),
    updates: perId(fc.record({ _id: id, filter, update })).map((rows) =>
      rows.map(({ _id, ...row }) => ({ ...row, filter: { ...row.filter, _id } })),
    ),
  }),
  fc.record({ call: fc.constant('upsertEach' as const), rows: perId(fc.record({ _id: id, set })) }),
);
