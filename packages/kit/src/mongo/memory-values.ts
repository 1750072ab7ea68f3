/** The order of kinds that the database uses when values of different kinds meet in a sort. */
const RANKS = { nothing: 0, number: 1, text: 2, object: 3, list: 4, binary: 5, truth: 6 } as const;

type Kind = keyof typeof RANKS;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** A copy that shares nothing. Absent members stay away; what is neither JSON nor bytes is a programming error. */
export function copyOf<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (!isPlain(value)) throw new TypeError('a document holds plain JSON and bytes only');
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) if (value[key] !== undefined) result[key] = copy(value[key]);
  return result;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What a dotted path finds. Lists on the way are looked into: by position where the step is a number, and element by element. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (Array.isArray(value)) {
    const byPosition = /^\d+$/.test(step) ? valuesAt(value[Number(step)], rest) : [];
    return [...byPosition, ...value.filter(isRecord).flatMap((element) => valuesAt(element, path))];
  }
  return valuesAt(isRecord(value) ? value[step] : undefined, rest);
}

export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'truth';
  if (Array.isArray(value)) return 'list';
  return value instanceof Uint8Array ? 'binary' : 'object';
}

/** Negative, zero, positive as in a sort; texts by code point, as bytes of UTF-8 compare. */
export function compareValues(a: unknown, b: unknown): number {
  const kind = kindOf(a);
  const ranks = RANKS[kind] - RANKS[kindOf(b)];
  if (ranks !== 0) return ranks;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return 0;
}

const SURROGATE = /[\ud800-\udfff]/;

function compareTexts(a: string, b: string): number {
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
