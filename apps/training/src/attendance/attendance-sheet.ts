import { parseDateText } from '@peiyu/domain/calendar/index.ts';
import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { fieldOfHeading } from '@peiyu/domain/policy/index.ts';
import { wordKey } from '@peiyu/domain/values/index.ts';
import type { GridRow, SheetCell, SheetGrid } from '@peiyu/kit/sheets/index.ts';
import { readGridInWorker, sheetDate, SheetError } from '@peiyu/kit/sheets/index.ts';

const HEADER_ROWS = 20;
const MODE = '方式';
const EXPECTED = '应到分钟';
const FOOTERS = ['合计', '总计', '填表人', '审核人', '负责人', '备注', '说明'];

/** One column of the sheet: a session by its date, and what the rows under the headings say of it. */
export interface SheetSession {
  readonly column: number;
  readonly date: string;
  readonly online: boolean | null;
  readonly practice: boolean | null;
  readonly minutes: number | null;
}

export interface AttendanceRow {
  readonly row: number;
  readonly name: string;
  readonly number: string;
  readonly numberIsNumeric: boolean;
  /** By column; a column without a cell says nothing of its session. NaN = not a number. */
  readonly minutes: readonly { readonly column: number; readonly minutes: number }[];
}

export interface AttendanceSheet {
  readonly sessions: readonly SheetSession[];
  readonly rows: readonly AttendanceRow[];
  readonly hiddenSheets: readonly string[];
}

/** Reads an attendance sheet: dates as headings, rows 方式 and 应到分钟 below them, one line per person. Throws SheetError. */
export async function readAttendance(bytes: Uint8Array, pack: Pick<CityPack, 'spreadsheet'>): Promise<AttendanceSheet> {
  return attendanceOf(await readGridInWorker(bytes), pack);
}

/** The same from a grid that is read already; pure. */
export function attendanceOf(grid: SheetGrid, pack: Pick<CityPack, 'spreadsheet'>): AttendanceSheet {
  const header = grid.rows
    .slice(0, HEADER_ROWS)
    .find((row) => columnOf(row, 'identityNumber', pack) >= 0 && dates(row).length > 0);
  if (!header) throw new SheetError('no-header', { columns: '证件号码、课次日期' });
  const columns = { name: columnOf(header, 'name', pack), number: columnOf(header, 'identityNumber', pack) };
  const below = grid.rows.filter(({ row }) => row > header.row);
  const labelled = (label: string): GridRow | undefined =>
    below.find((row) => row.cells.some((cell) => keyOf(cell) === label));
  const [modes, expected] = [labelled(MODE), labelled(EXPECTED)];
  const sessions = dates(header).map(({ column, date }) => {
    const mode = keyOf(modes?.cells[column]);
    const minutes = expected?.cells[column];
    return { column, date, ...modeOf(mode), minutes: minutes ? minutesOf(minutes) : null };
  });
  const rows = below
    .filter((row) => row !== modes && row !== expected && !isFooter(row) && row.cells[columns.number] !== undefined)
    .map((row) => attendanceRow(row, columns, sessions));
  if (rows.length === 0) throw new SheetError('no-rows');
  return { sessions, rows, hiddenSheets: grid.hiddenSheets };
}

const keyOf = (cell: SheetCell | undefined): string => wordKey(cell?.text ?? '');

const columnOf = (row: GridRow, field: 'name' | 'identityNumber', pack: Pick<CityPack, 'spreadsheet'>): number =>
  row.cells.findIndex((cell) => cell !== undefined && fieldOfHeading(cell.text, pack) === field);

const dates = (row: GridRow): { column: number; date: string }[] =>
  row.cells.flatMap((cell, column) => {
    const date = cell && dayOf(cell);
    return date === undefined ? [] : [{ column, date }];
  });

function dayOf(cell: SheetCell): string | undefined {
  const read = sheetDate(cell);
  if (read?.precision === 'day') return read.date;
  const written = cell.kind === 'text' ? parseDateText(cell.text) : null;
  return written?.precision === 'day' ? written.date : undefined;
}

const modeOf = (mode: string): Pick<SheetSession, 'online' | 'practice'> => ({
  online: mode.includes('线上') ? true : mode.includes('线下') ? false : null,
  practice: mode.includes('实操') || mode.includes('实训') ? true : mode.includes('理论') ? false : null,
});

const isFooter = (row: GridRow): boolean => {
  const first = keyOf(row.cells.find((cell) => cell !== undefined));
  return FOOTERS.some((word) => first.startsWith(word));
};

/** Only a whole number of minutes is one; anything else is NaN and refused with its row. */
function minutesOf(cell: SheetCell): number {
  const text = cell.text.normalize('NFKC').trim();
  return /^\d{1,4}$/u.test(text) ? Number(text) : Number.NaN;
}

function attendanceRow(
  row: GridRow,
  at: { name: number; number: number },
  sessions: readonly SheetSession[],
): AttendanceRow {
  const number = row.cells[at.number];
  return {
    row: row.row,
    name: at.name < 0 ? '' : (row.cells[at.name]?.text ?? ''),
    number: number?.text ?? '',
    numberIsNumeric: number?.kind === 'number',
    minutes: sessions.flatMap(({ column }) => {
      const cell = row.cells[column];
      return cell ? [{ column, minutes: minutesOf(cell) }] : [];
    }),
  };
}
