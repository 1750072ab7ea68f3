import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { inertText } from './inert-text.ts';
import { layOut } from './sheet-layout.ts';
import type { SheetSpec } from './sheet-spec.ts';

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  /** ISO instant kept in the file's properties; the same spec and instant give the same bytes. */
  readonly at: string;
}

const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || '表';

const lineHeight = 20;

const toSheet = (spec: SheetSpec): WriteSheet => {
  const { cells, merges, heights, rowCount, headingRow } = layOut(spec);
  const values: (string | number | null)[][] = Array.from({ length: rowCount }, () => spec.columns.map(() => null));
  const styled = new Map<string, { value: string | number | null; style: CellStyle }>();
  for (const { row, column, value, style } of cells) {
    const written = typeof value === 'string' ? inertText(value) : value;
    const line = values[row];
    if (line) line[column] = written;
    styled.set(`${row},${column}`, { value: written, style });
  }
  return {
    name: sheetName(spec.name),
    columns: spec.columns.map((column) => ({ width: column.width })),
    rows: values,
    cells: styled,
    merges,
    rowDefs: new Map(Array.from({ length: rowCount }, (_, row) => [row, { height: heights.get(row) ?? lineHeight }])),
    pageSetup: {
      paperSize: 'a4',
      orientation: spec.orientation ?? 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}`,
      margins: { top: 0.75, bottom: 0.75, left: 0.6, right: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  };
};

/**
 * Writes an .xlsx: A4, fitted to the page's width, bordered, every text inert. Deterministic.
 * @throws RangeError for money that is no whole number of fen, a count that is no whole number, or a number that is not finite
 */
export const writeSheet = async (spec: WorkbookSpec): Promise<Uint8Array> => {
  const at = new Date(spec.at);
  return writeXlsx({
    sheets: spec.sheets.map(toSheet),
    defaultFont: { name: '宋体', size: 11 },
    properties: { created: at, modified: at },
  });
};
