import { parentPort, workerData } from 'node:worker_threads';
import { readGrid, type GridOptions } from './grid.ts';
import { readSheet, type ReadSheetOptions } from './read-sheet.ts';
import { SheetError, type SheetProblem } from './sheet-error.ts';

/** What the worker is asked: one file, then it ends. */
export type SheetJob =
  | { readonly kind: 'table'; readonly bytes: Uint8Array; readonly options: ReadSheetOptions<string> }
  | { readonly kind: 'grid'; readonly bytes: Uint8Array; readonly options: GridOptions };

/** What it answers; only a SheetError crosses, any other error ends the worker. */
export type SheetAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: SheetProblem; readonly facts: SheetError['facts'] };

const answer = async (job: SheetJob): Promise<SheetAnswer> => {
  try {
    const value =
      job.kind === 'table' ? await readSheet(job.bytes, job.options) : await readGrid(job.bytes, job.options);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof SheetError) return { ok: false, problem: error.problem, facts: error.facts };
    throw error;
  }
};

parentPort?.postMessage(await answer(workerData as SheetJob));
