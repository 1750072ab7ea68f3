/** What may be signed: plain JSON with whole numbers. */
export type Signable = string | number | boolean | null | readonly Signable[] | { readonly [key: string]: Signable };

const deepest = 32;
const plainKey = /^[\x21-\x7e]+$/;

/**
 * The one text of a value that is signed (H51): keys sorted by code unit, no spaces, whole numbers only, text in Unicode NFC.
 * On what it accepts it agrees with RFC 8785 (JCS). Refused rather than guessed at, so that two readers can never see two
 * texts: fractions, unsafe numbers and −0, lone surrogates, keys beyond printable ASCII, undefined and holes, anything that
 * is no plain object, more than 32 levels.
 * @throws RangeError that names the reason, never the content
 */
export const canonicalJson = (value: unknown): string => textOf(value, 0);

function textOf(value: unknown, depth: number): string {
  if (depth > deepest) throw new RangeError('nested too deeply to be signed');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('ill-formed text cannot be signed');
    return JSON.stringify(value.normalize('NFC'));
  }
  if (Array.isArray(value)) return `[${Array.from(value, (part: unknown) => textOf(part, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return objectText(value, depth);
  throw new RangeError(`a value of type ${typeof value} cannot be signed`);
}

function numberText(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw new RangeError('only safe whole numbers can be signed');
  return String(value);
}

function objectText(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new RangeError('only plain objects can be signed');
  if (Object.getOwnPropertySymbols(value).length > 0) throw new RangeError('a symbol cannot be signed');
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const texts = pairs.map(([key, part]) => {
    if (!plainKey.test(key)) throw new RangeError('only keys of printable ASCII can be signed');
    return `${JSON.stringify(key)}:${textOf(part, depth + 1)}`;
  });
  return `{${texts.join(',')}}`;
}
