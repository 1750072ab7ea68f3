import { linesBesideData, type SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';

/** Counts rows that hold something while a worksheet is still being inflated. */
export interface RowScan {
  readonly watch: (piece: Buffer) => void;
  /** Spreadsheet number of the last row with content; 0 when there is none. */
  readonly lastRow: () => number;
}

const marks = /<(?:[\w.-]{1,32}:)?(?:row(?=[\s/>])([^>]*)|[vt](?=[\s>]))/g;
const longestTag = 16_384;
const dimension = /<(?:[\w.-]{1,32}:)?dimension\s[^>]*ref=["'][A-Z$]+\d+:[A-Z$]+(\d{1,7})["']/;

/**
 * Ends the inflating as soon as a sheet has more rows with content than allowed: 200,000 rows cost as much as 20,000.
 * Formatted but empty rows, which some programs write by the hundred thousand, do not count.
 */
export const createRowScan = (limits: SheetLimits): RowScan => {
  let rest = '';
  let row = 0;
  let last = 0;
  let count = 0;
  let counted = false;
  let declared = 0;

  const see = (attributes: string | undefined): void => {
    if (attributes !== undefined) {
      const named = /\sr=["'](\d{1,7})["']/.exec(attributes)?.[1];
      row = named === undefined ? row + 1 : Number(named);
      counted = false;
      return;
    }
    if (counted) return;
    counted = true;
    last = Math.max(last, row);
    count += 1;
    if (count > limits.maxRows + linesBesideData)
      throw new SheetError('too-many-rows', {
        rows: declared > limits.maxRows ? declared : `${limits.maxRows} 多`,
        limit: limits.maxRows,
      });
  };

  return {
    watch(piece) {
      const text = rest + piece.toString('latin1');
      const cut = text.lastIndexOf('<');
      const whole = cut < 0 || text.indexOf('>', cut) >= 0;
      const end = whole ? text.length : cut;
      if (row === 0) declared = Number(dimension.exec(text.slice(0, end))?.[1] ?? 0);
      for (const mark of text.slice(0, end).matchAll(marks)) see(mark[1]);
      rest = whole ? '' : text.slice(end, end + longestTag);
    },
    lastRow: () => last,
  };
};
