import type { SheetCell } from './cell.ts';
import type { GridRow, SheetGrid } from './grid.ts';
import { findHeader, type Headings, type SheetHeader } from './heading.ts';
import type { IgnoredPart } from './workbook.ts';
import { SheetError } from './sheet-error.ts';

/** One data row. A field whose cell is empty is absent. */
export interface SheetRow<F extends string> {
  /** Number the sender sees beside the row. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<F, SheetCell>>>;
}

/** A row below the header that is no data: a 合计 line, a 填表人 line, the header repeated on a new page. */
export interface SkippedRow {
  readonly row: number;
  readonly why: 'total' | 'footer' | 'header';
}

/** A sheet whose columns are understood; nothing in it has been judged yet. */
export interface SheetTable<F extends string> {
  readonly sheet: string;
  readonly header: SheetHeader<F>;
  readonly rows: readonly SheetRow<F>[];
  readonly skipped: readonly SkippedRow[];
  /** Texts above the header: title, reporting unit, date. */
  readonly above: readonly string[];
  readonly hiddenSheets: readonly string[];
  readonly otherSheets: readonly string[];
  readonly ignored: readonly IgnoredPart[];
}

export interface TableOptions<F extends string> {
  readonly headings: Headings<F>;
  /** Fields that must have a column. */
  readonly required?: readonly F[];
  /** Rows of data allowed. */
  readonly maxRows: number;
}

const totalLine = /^(合计|总计|小计|共计|总人数|合计人数)([::\d].*)?$/u;
const footerLine =
  /^(填表人|填报人|制表人|审核人|复核人|负责人|单位负责人|主要负责人|经办人|联系人|联系电话|填表时间|填报时间|填表日期|填报日期|填报单位|注|备注|说明|填表说明)(签字|签章|签名|盖章)?([::].*)?$/u;

const firstText = (row: GridRow): string => row.cells.find((cell) => cell !== undefined)?.text ?? '';

const beside = /^\s*[合总小共填制审复负单主经联注备说]/u;

const whySkipped = <F extends string>(row: GridRow, header: SheetHeader<F>): SkippedRow['why'] | undefined => {
  const known = [...header.columns.values()];
  const repeated = known.filter((column) => row.cells[column.index]?.text === column.heading);
  if (repeated.length >= 2 && repeated.length * 2 > known.length) return 'header';
  const start = firstText(row);
  if (!beside.test(start)) return undefined;
  const first = start.normalize('NFKC').replace(/\s/gu, '');
  if (totalLine.test(first)) return 'total';
  const filled = known.filter((column) => row.cells[column.index] !== undefined);
  // A footer never fills the table's columns; a row that does is data, whatever its first cell says.
  if (filled.length * 2 > Math.max(known.length, 4)) return undefined;
  return footerLine.test(first.replace(/\([^)]*\)/gu, '')) ? 'footer' : undefined;
};

const dataRow = <F extends string>(row: GridRow, header: SheetHeader<F>): SheetRow<F> => {
  const cells: Partial<Record<F, SheetCell>> = {};
  for (const [field, column] of header.columns) {
    const cell = row.cells[column.index];
    if (cell) cells[field] = cell;
  }
  return { row: row.row, cells };
};

const nameOf = <F extends string>(headings: Headings<F>, field: F): string => headings[field][0] ?? field;

/** The header of a grid, with the refusals a caller cannot do without. */
const requireHeader = <F extends string>(grid: SheetGrid, options: TableOptions<F>): SheetHeader<F> => {
  const { headings } = options;
  const required = options.required ?? [];
  const header = findHeader(grid, headings);
  if (!header) {
    const shown = required.length > 0 ? required : (Object.keys(headings) as F[]).slice(0, 4);
    const expected = shown.map((field) => nameOf(headings, field)).join('、');
    throw new SheetError('no-header', { columns: expected });
  }
  const missing = required.filter((field) => !header.columns.has(field));
  if (missing.length > 0) {
    throw new SheetError('missing-columns', {
      columns: missing.map((field) => nameOf(headings, field)).join('、'),
    });
  }
  return header;
};

/**
 * Reads a grid as a table under its own header row. Rows without any known field are dropped silently; total, footer and
 * repeated header lines are listed in `skipped`.
 * @throws SheetError no-header, missing-columns, no-rows, too-many-rows
 */
export const tableOf = <F extends string>(grid: SheetGrid, options: TableOptions<F>): SheetTable<F> => {
  const header = requireHeader(grid, options);
  const rows: SheetRow<F>[] = [];
  const skipped: SkippedRow[] = [];
  for (const row of grid.rows) {
    if (row.row <= header.row) continue;
    const why = whySkipped(row, header);
    if (why) {
      skipped.push({ row: row.row, why });
      continue;
    }
    const data = dataRow(row, header);
    if (Object.keys(data.cells).length > 0) rows.push(data);
  }
  if (rows.length === 0) throw new SheetError('no-rows');
  if (rows.length > options.maxRows)
    throw new SheetError('too-many-rows', { rows: rows.length, limit: options.maxRows });
  const above = grid.rows
    .filter((row) => row.row < header.row)
    .flatMap((row) => row.cells.flatMap((cell) => cell?.text ?? []));
  const { sheet, hiddenSheets, otherSheets, ignored } = grid;
  return { sheet, header, rows, skipped, above, hiddenSheets, otherSheets, ignored };
};

/**
 * True when a field that must be text (identity numbers, phones, accounts) is a spreadsheet number in every row that has it,
 * and in two rows at least: the sender's column has the wrong format and digits past the fifteenth are gone everywhere,
 * so an import should stop. A single such cell is the error of its row.
 */
export const wholeColumnNumeric = <F extends string>(table: SheetTable<F>, field: F): boolean => {
  const cells = table.rows.flatMap((row) => row.cells[field] ?? []);
  return cells.length >= 2 && cells.every((cell) => cell.kind === 'number');
};
