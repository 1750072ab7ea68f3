import { readFileSync } from 'node:fs';
import { readXlsx, writeXlsx } from 'hucre';

export type Cell = string | number | null;
export type Grid = readonly (readonly Cell[])[];

/** The first sheet as it is seen; dates become YYYY-MM-DD. */
export async function gridOf(bytes: Uint8Array): Promise<Grid> {
  const { sheets } = await readXlsx(bytes);
  return (sheets[0]?.rows ?? []).map((row) =>
    row.map((cell) => {
      if (cell instanceof Date) return cell.toISOString().slice(0, 10);
      return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
    }),
  );
}

export const gridOfFile = (path: string): Promise<Grid> => gridOf(readFileSync(path));

export async function sheetOf(name: string, rows: Grid): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]) }] });
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Text of a cell, outer and inner blanks removed where `tight`. */
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();

/** The row of headings is the first that has all of them, blanks aside; columns by heading. */
export function columnsOf(grid: Grid, wanted: readonly string[]): { row: number; at: ReadonlyMap<string, number> } {
  for (const [row, cells] of grid.entries()) {
    const at = new Map(cells.map((cell, column) => [textOf(cell).replaceAll(/\s/gu, ''), column]));
    if (wanted.every((heading) => at.has(heading))) return { row, at };
  }
  throw new Error(`no row with the headings ${wanted.join('、')}`);
}

/** One person as a roster names them. */
export interface RosterLine {
  readonly row: number;
  readonly name: string;
  readonly number: string;
  readonly phone: string;
  readonly title: string;
  readonly education: string;
  readonly major: string;
}

const NUMBER_HEADINGS = ['证件号码', '身份证号'];
const PHONE_HEADINGS = ['手机号码', '联系电话'];
const EDUCATION_HEADINGS = ['学历', '文化程度'];
const TITLE_HEADINGS = ['现有职称', '职称'];
const MAJOR_HEADINGS = ['专业', '所学专业'];

/** The persons of a roster: rows with a running number and an identity number. */
export function rosterLines(grid: Grid): RosterLine[] {
  const { row: header, at } = columnsOf(grid, ['序号', '姓名']);
  const cellOf = (cells: readonly Cell[], headings: readonly string[]): string => {
    const column = headings.map((heading) => at.get(heading)).find((found) => found !== undefined);
    return column === undefined ? '' : textOf(cells[column]);
  };
  return grid.slice(header + 1).flatMap((cells) => {
    const number = cellOf(cells, NUMBER_HEADINGS).toUpperCase();
    if (typeof cells[at.get('序号') ?? 0] !== 'number' || number === '') return [];
    return [
      {
        row: Number(cells[at.get('序号') ?? 0]),
        name: cellOf(cells, ['姓名']),
        number,
        phone: cellOf(cells, PHONE_HEADINGS),
        title: cellOf(cells, TITLE_HEADINGS),
        education: cellOf(cells, EDUCATION_HEADINGS),
        major: cellOf(cells, MAJOR_HEADINGS),
      },
    ];
  });
}

/** Days of teaching as an attendance sheet lists them: minutes, online or not, practice or theory. */
export interface SheetSession {
  readonly on: string;
  readonly minutes: number;
  readonly online: boolean;
  readonly practice: boolean;
}

export function sessionsOf(grid: Grid): SheetSession[] {
  const [dates = [], modes = [], minutes = []] = grid;
  return dates.flatMap((cell, column) => {
    const on = textOf(cell);
    if (!/^\d{4}-\d{2}-\d{2}$/u.test(on)) return [];
    const mode = textOf(modes[column]);
    return [{ on, minutes: Number(minutes[column]), online: mode.includes('线上'), practice: mode.includes('实操') }];
  });
}
