import { columnLetter } from './cell.ts';
import type { GridRow, SheetGrid } from './grid.ts';

/** The headings each field is known by, as people write them; a city may add its own. */
export type Headings<F extends string> = Readonly<Record<F, readonly string[]>>;

/** A column of the sheet and the heading above it. */
export interface HeadedColumn {
  /** 0 = A. */
  readonly index: number;
  readonly letter: string;
  readonly heading: string;
}

/** The header row as found, and what its columns mean. */
export interface SheetHeader<F extends string> {
  /** Spreadsheet number of the header row. */
  readonly row: number;
  readonly columns: ReadonlyMap<F, HeadedColumn>;
  /** Columns whose heading is not known; they are not read. */
  readonly unknown: readonly HeadedColumn[];
  /** Second and further columns of a field that already has one; the leftmost is read. */
  readonly duplicates: readonly (HeadedColumn & { readonly field: F })[];
  /** Known fields without a column. */
  readonly missing: readonly F[];
}

/** Rows from the top in which a header is looked for: titles, unit and date lines, notes stand above it. */
export const headerRowsScanned = 20;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();

/** `姓 名`, `姓名（必填）`, `*姓名:` and full-width forms are one heading. */
export const normalHeading = (text: string): string =>
  plain(text)
    .replace(/(?:[([{【〔〖][^()[\]{}【】〔〕〖〗]*[)\]}】〕〗])+$/u, '')
    .replace(/^[*·]+|[*::]+$/gu, '');

const fieldsByHeading = <F extends string>(headings: Headings<F>): ReadonlyMap<string, F> => {
  const known = new Map<string, F>();
  for (const [field, names] of Object.entries(headings) as [F, readonly string[]][]) {
    for (const name of names) {
      known.set(plain(name), field);
      if (!known.has(normalHeading(name))) known.set(normalHeading(name), field);
    }
  }
  return known;
};

const matchRow = <F extends string>(row: GridRow, known: ReadonlyMap<string, F>): Omit<SheetHeader<F>, 'missing'> => {
  const columns = new Map<F, HeadedColumn>();
  const unknown: HeadedColumn[] = [];
  const duplicates: (HeadedColumn & { field: F })[] = [];
  row.cells.forEach((cell, index) => {
    if (!cell) return;
    const column = { index, letter: columnLetter(index), heading: cell.text };
    const field = known.get(plain(cell.text)) ?? known.get(normalHeading(cell.text));
    if (field === undefined) unknown.push(column);
    else if (columns.has(field)) duplicates.push({ ...column, field });
    else columns.set(field, column);
  });
  return { row: row.row, columns, unknown, duplicates };
};

/**
 * The best header among the first rows: the one with most known headings, the upper of equals, and at least two of them
 * (one, when only one field is known). Undefined when there is none; a row of data is never taken for a header by position.
 */
export const findHeader = <F extends string>(grid: SheetGrid, headings: Headings<F>): SheetHeader<F> | undefined => {
  const known = fieldsByHeading(headings);
  const fields = Object.keys(headings) as F[];
  let best: Omit<SheetHeader<F>, 'missing'> | undefined;
  for (const row of grid.rows) {
    if (row.row > headerRowsScanned) break;
    const match = matchRow(row, known);
    if (match.columns.size > (best?.columns.size ?? 0)) best = match;
  }
  if (!best || best.columns.size < Math.min(2, fields.length)) return undefined;
  const { columns } = best;
  return { ...best, missing: fields.filter((field) => !columns.has(field)) };
};
