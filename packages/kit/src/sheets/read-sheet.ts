import { readGrids, type GridOptions } from './grid.ts';
import type { Headings } from './heading.ts';
import { sheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';
import { tableOf, type SheetTable } from './table.ts';

export interface ReadSheetOptions<F extends string> extends GridOptions {
  readonly headings: Headings<F>;
  readonly required?: readonly F[];
}

/**
 * Opens an .xlsx, finds its header row and gives its data rows with every cell's kind. The first visible sheet that has a
 * header is read. Blocks the thread while it parses: for files from outside use `readSheetInWorker`.
 * @throws SheetError with a code of the catalogue and its plain sentence; nothing was kept
 */
export const readSheet = async <F extends string>(
  bytes: Uint8Array,
  options: ReadSheetOptions<F>,
): Promise<SheetTable<F>> => {
  const { headings, required = [] } = options;
  const table = { headings, required, maxRows: sheetLimits(options.limits).maxRows };
  let refusal = new SheetError('empty');
  let tried = 0;
  for await (const grid of readGrids(bytes, options)) {
    try {
      return tableOf(grid, table);
    } catch (error) {
      if (!(error instanceof SheetError) || error.problem === 'too-many-rows') throw error;
      // The first sheet's reason is the one its sender understands.
      if (tried === 0) refusal = error;
      tried += 1;
    }
  }
  throw refusal;
};
