import type { CellStyle, MergeRange } from 'hucre/xlsx';
import type { EdgeLine, SheetSpec, SpecCell, SpecColumn } from './sheet-spec.ts';

/** A cell in its place; row and column from 0. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | null;
  readonly style: CellStyle;
}

export interface Layout {
  readonly cells: readonly PlacedCell[];
  readonly merges: MergeRange[];
  /** Points, by row; rows not listed have the usual height. */
  readonly heights: ReadonlyMap<number, number>;
  readonly rowCount: number;
  readonly headingRow: number;
}

const thin = { style: 'thin' } as const;
const boxed: CellStyle = { border: { top: thin, bottom: thin, left: thin, right: thin } };
const fonts = {
  title: { name: '方正小标宋简体', size: 18, bold: true },
  heading: { name: '黑体', size: 11 },
  body: { name: '宋体', size: 11 },
} as const;

const whole = (value: number): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError('a count or an amount in fen must be a whole number');
  return value === 0 ? 0 : value;
};

const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError('a number in a sheet must be finite');
  return value;
};

const chineseDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year ?? ''}年${month ?? ''}月${day ?? ''}日`;
};

const written = (
  cell: SpecCell,
): { value: string | number | null; numFmt: string; align: 'left' | 'center' | 'right' } => {
  switch (cell?.kind) {
    case undefined:
      return { value: null, numFmt: 'General', align: 'center' };
    case 'text':
      return { value: cell.value, numFmt: '@', align: 'left' };
    case 'date':
      return { value: chineseDate(cell.value), numFmt: '@', align: 'center' };
    case 'count':
      return { value: whole(cell.value), numFmt: '0', align: 'center' };
    case 'number':
      return { value: finite(cell.value), numFmt: 'General', align: 'center' };
    case 'money':
      return { value: whole(cell.fen) / 100, numFmt: '#,##0.00', align: 'right' };
  }
};

const bodyCell = (cell: SpecCell, column: SpecColumn): Pick<PlacedCell, 'value' | 'style'> => {
  const { value, numFmt, align } = written(cell);
  const alignment = { horizontal: column.align ?? align, vertical: 'center', wrapText: true } as const;
  return { value, style: { ...boxed, font: fonts.body, numFmt, alignment } };
};

/** Half-width characters that fit into columns from..to. */
const room = (spec: SheetSpec, from: number, to: number): number =>
  spec.columns.slice(from, to + 1).reduce((sum, column) => sum + column.width, 0);

const displayWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0);

/** Puts a sheet's parts under one another: above, title, edge line, headings, rows, edge line, notes. */
export const layOut = (spec: SheetSpec): Layout => {
  const cells: PlacedCell[] = [];
  const merges: MergeRange[] = [];
  const heights = new Map<number, number>();
  const last = spec.columns.length - 1;
  let row = 0;

  const span = (from: number, to: number, cell: Pick<PlacedCell, 'value' | 'style'>): void => {
    cells.push({ row, column: from, ...cell });
    if (to > from) merges.push({ startRow: row, startCol: from, endRow: row, endCol: to });
  };
  const line = (horizontal: 'left' | 'right' | 'center', font: CellStyle['font'] = fonts.body): CellStyle => ({
    ...(font && { font }),
    alignment: { horizontal, vertical: 'center', wrapText: horizontal !== 'right' },
  });
  const edges = ({ left, right }: EdgeLine): void => {
    const middle = Math.floor(last / 2);
    span(0, middle, { value: left, style: line('left') });
    if (last > middle) span(middle + 1, last, { value: right, style: line('right') });
    heights.set(row, 24);
    row += 1;
  };

  if (spec.above !== undefined) {
    span(0, last, { value: spec.above, style: line('left', fonts.heading) });
    row += 1;
  }
  if (spec.title !== undefined) {
    span(0, last, { value: spec.title, style: line('center', fonts.title) });
    heights.set(row, 36);
    row += 1;
  }
  if (spec.header) edges(spec.header);

  const headingRow = row;
  spec.columns.forEach((column, index) => {
    const style = {
      ...boxed,
      font: fonts.heading,
      alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    } as const;
    cells.push({ row, column: index, value: column.heading, style });
  });
  const tallest = Math.max(...spec.columns.map(({ heading, width }) => Math.ceil(displayWidth(heading) / width)), 1);
  heights.set(row, 12 + 16 * tallest);
  row += 1;

  for (const values of spec.rows) {
    spec.columns.forEach((column, index) =>
      cells.push({ row, column: index, ...bodyCell(values[index] ?? null, column) }),
    );
    const lines = spec.columns.map((column, index) => {
      const cell = values[index];
      return cell?.kind === 'text' ? Math.ceil(displayWidth(cell.value) / column.width) : 1;
    });
    heights.set(row, Math.min(8 + 14 * Math.max(...lines, 1), 400));
    row += 1;
  }

  if (spec.footer) edges(spec.footer);
  for (const note of spec.notes ?? []) {
    span(0, last, { value: note, style: line('left') });
    heights.set(row, 8 + 16 * Math.ceil(displayWidth(note) / room(spec, 0, last)));
    row += 1;
  }
  return { cells, merges, heights, rowCount: row, headingRow };
};
