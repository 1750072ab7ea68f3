import { readXlsx, type Sheet } from 'hucre/xlsx';
import { columnLetter, toCell, type SheetCell } from './cell.ts';
import { cleanWorkbook } from './clean-workbook.ts';
import { sheetLimits, type SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';
import { openWorkbook, type IgnoredPart, type ListedSheet, type OpenWorkbook } from './workbook.ts';

/** One row with content, under its spreadsheet number (1 is the first). */
export interface GridRow {
  readonly row: number;
  /** By column, 0 = A; `undefined` where the cell is empty. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** The raw cells of one visible worksheet. */
export interface SheetGrid {
  readonly sheet: string;
  /** Rows with at least one cell with content, in sheet order; empty rows are left out, numbers stay true. */
  readonly rows: readonly GridRow[];
  /** Sheets that are hidden: never read, only named. */
  readonly hiddenSheets: readonly string[];
  /** Other visible sheets, not read. */
  readonly otherSheets: readonly string[];
  /** Macros and links to other files that were in the workbook and had no effect. */
  readonly ignored: readonly IgnoredPart[];
}

export interface GridOptions {
  readonly limits?: Partial<SheetLimits>;
  /** Name of the visible sheet to read; the first visible one with content when absent. */
  readonly sheet?: string;
}

const rowsOf = (sheet: Sheet): GridRow[] =>
  sheet.rows.flatMap((values, index) => {
    const cells = values.map((value, column) => {
      if (value === null) return undefined;
      const detail = sheet.cells?.get(`${index},${column}`);
      return toCell(value, { formula: detail?.formula !== undefined, error: detail?.type === 'error' });
    });
    return cells.some((cell) => cell !== undefined) ? [{ row: index + 1, cells }] : [];
  });

const readRows = async (book: OpenWorkbook, listed: ListedSheet, limits: SheetLimits): Promise<GridRow[]> => {
  const parts = await book.parts(listed);
  if (parts.lastRow === 0) return [];
  const range = `A1:${columnLetter(limits.maxColumns - 1)}${parts.lastRow}`;
  const clean = cleanWorkbook(parts, book.date1904);
  const { sheets } = await readXlsx(clean, { range }).catch((cause: unknown) => {
    throw new SheetError('damaged', {}, { cause });
  });
  return sheets[0] ? rowsOf(sheets[0]) : [];
};

/**
 * The visible sheets with content, one after another; a sheet is inflated only when asked for.
 * @throws SheetError
 */
export async function* readGrids(bytes: Uint8Array, options: GridOptions = {}): AsyncGenerator<SheetGrid> {
  const limits = sheetLimits(options.limits);
  const book = await openWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits);
  const visible = book.sheets.filter((sheet) => !sheet.hidden);
  if (visible.length === 0) throw new SheetError('no-visible-sheet');
  for (const listed of visible) {
    if (options.sheet !== undefined && options.sheet !== listed.name) continue;
    const rows = await readRows(book, listed, limits);
    if (rows.length === 0) continue;
    yield {
      sheet: listed.name,
      rows,
      hiddenSheets: book.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name),
      otherSheets: visible.filter((sheet) => sheet !== listed).map((sheet) => sheet.name),
      ignored: book.ignored,
    };
  }
}

/**
 * Raw cells of the first visible sheet with content (or the named one). For sheets whose headings are data themselves,
 * such as attendance with a column per day. Hostile files are refused before they are inflated; see SheetLimits.
 * @throws SheetError
 */
export const readGrid = async (bytes: Uint8Array, options: GridOptions = {}): Promise<SheetGrid> => {
  for await (const grid of readGrids(bytes, options)) return grid;
  throw new SheetError('empty');
};
