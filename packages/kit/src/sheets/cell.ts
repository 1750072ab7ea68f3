/**
 * What a cell holds. `number` and `date` are what the spreadsheet stored, not what the text looks like: an 18-digit number
 * stored as a spreadsheet number has lost digits, and only `kind` tells.
 */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

/** One cell with content. Empty and blank cells are absent. */
export interface SheetCell {
  readonly kind: CellKind;
  /**
   * As a reader would type it: text untouched but for lone surrogates; numbers to 15 significant digits (what Excel keeps);
   * dates `YYYY-MM-DD`, with ` HH:mm` when the cell has a time; booleans TRUE or FALSE; errors `#REF!` and the like.
   */
  readonly text: string;
  /** The stored number, for kind `number` only. */
  readonly number?: number;
  /** True when the value is the result of a formula, as last computed by the sender's program. Nothing is computed here. */
  readonly formula: boolean;
}

/** Longest text an Excel cell can hold; a longer one is cut there. */
const longestText = 32_767;

const dateText = (date: Date): string => {
  const iso = date.toISOString();
  const time = iso.slice(11, 16);
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
};

export interface CellOrigin {
  readonly formula: boolean;
  readonly error: boolean;
}

/** Brings what the library read to a cell; undefined when there is nothing in it but blanks. */
export const toCell = (value: unknown, { formula, error }: CellOrigin): SheetCell | undefined => {
  if (typeof value === 'number')
    return { kind: 'number', text: String(Number(value.toPrecision(15))), number: value, formula };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE', formula };
  if (value instanceof Date) {
    const valid = !Number.isNaN(value.getTime()) && value.getUTCFullYear() <= 9999;
    return valid ? { kind: 'date', text: dateText(value), formula } : { kind: 'error', text: '#NUM!', formula };
  }
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return { kind: error ? 'error' : 'text', text: value.slice(0, longestText).toWellFormed(), formula };
};

/** Column name of a 0-based index: 0 → A, 26 → AA. */
export const columnLetter = (index: number): string =>
  index < 26 ? String.fromCodePoint(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
