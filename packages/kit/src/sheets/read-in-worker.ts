import { Worker } from 'node:worker_threads';
import type { GridOptions, SheetGrid } from './grid.ts';
import type { ReadSheetOptions } from './read-sheet.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetAnswer, SheetJob } from './sheet-worker.ts';
import type { SheetTable } from './table.ts';

/** What reading one file may cost before it is given up as `read-failed`. */
export interface WorkerBounds {
  readonly timeoutMs?: number;
  /** Heap of the worker thread, MB. */
  readonly memoryMb?: number;
}

const workerFile = new URL('./sheet-worker.ts', import.meta.url);

const ask = async (job: SheetJob, { timeoutMs = 30_000, memoryMb = 1024 }: WorkerBounds): Promise<unknown> => {
  const worker = new Worker(workerFile, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  const failed = (why: string, cause?: unknown): SheetError => new SheetError('read-failed', { why }, { cause });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<SheetAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(failed('time')), timeoutMs);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? failed('memory', error) : error);
      });
      worker.once('exit', () => reject(failed('exit')));
    });
    if (answer.ok) return answer.value;
    throw new SheetError(answer.problem, answer.facts);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};

/**
 * `readSheet` in a thread of its own, bounded in time and memory, so that a hostile file costs its sender an answer and
 * nobody else anything. Starting the thread takes about a tenth of a second.
 * @throws SheetError; `read-failed` when a bound is hit
 */
export const readSheetInWorker = async <F extends string>(
  bytes: Uint8Array,
  options: ReadSheetOptions<F>,
  bounds: WorkerBounds = {},
): Promise<SheetTable<F>> => (await ask({ kind: 'table', bytes, options }, bounds)) as SheetTable<F>;

/** `readGrid` in a bounded thread of its own. @throws SheetError */
export const readGridInWorker = async (
  bytes: Uint8Array,
  options: GridOptions = {},
  bounds: WorkerBounds = {},
): Promise<SheetGrid> => (await ask({ kind: 'grid', bytes, options }, bounds)) as SheetGrid;
