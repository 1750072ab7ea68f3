import { Worker } from 'node:worker_threads';
import type { CertificateJob, CertificateTemplate, CertificateTemplates } from './certificates.ts';
import { readGlyphCoverage, type UncoveredCharacters } from './glyph-coverage.ts';
import type { PdfAnswer } from './pdf-worker.ts';
import { PdfError } from './typst.ts';

/** Port: certificates as PDF. */
export interface PdfRenderer {
  /** PDF/A-2b bytes, the same for the same facts. @throws PdfError */
  render<T extends CertificateTemplate>(template: T, facts: CertificateTemplates[T]): Promise<Uint8Array>;
  /** Characters that no certificate can show; empty when a name may be issued. */
  readonly uncoveredCharacters: UncoveredCharacters;
  /** Ends the threads; documents under way are refused. */
  close(): Promise<void>;
}

export interface PdfRendererOptions {
  /** Threads, each with its own compiler of some 150 MB; one by default. */
  readonly workers?: number;
  /** A thread is replaced after this many documents, as the compiler's memory grows slowly. */
  readonly recycleAfter?: number;
  /** A document that takes longer is given up, with its thread. */
  readonly timeoutMs?: number;
}

interface Waiting {
  readonly job: CertificateJob;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const workerFile = new URL('./pdf-worker.ts', import.meta.url);

/** One thread and the document it is busy with. */
class Press {
  #worker: Worker | undefined;
  #made = 0;
  readonly #options: Required<PdfRendererOptions>;
  busy = false;

  constructor(options: Required<PdfRendererOptions>) {
    this.#options = options;
  }

  async print(job: CertificateJob): Promise<Uint8Array> {
    const worker = (this.#worker ??= new Worker(workerFile));
    const end = new AbortController();
    try {
      const answer = await new Promise<PdfAnswer>((resolve, reject) => {
        const timer = setTimeout(() => reject(new PdfError('time')), this.#options.timeoutMs);
        const lost = (cause?: unknown): void => reject(new PdfError('worker-lost', { cause }));
        worker.once('message', resolve).once('error', lost).once('exit', lost);
        end.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          worker.off('message', resolve).off('error', lost).off('exit', lost);
        });
        worker.postMessage(job);
      });
      this.#made += 1;
      if (!answer.ok) throw new PdfError(answer.why);
      return answer.pdf;
    } catch (error) {
      if (error instanceof PdfError && (error.why === 'time' || error.why === 'worker-lost')) await this.stop();
      throw error;
    } finally {
      end.abort();
      if (this.#made >= this.#options.recycleAfter) await this.stop();
    }
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#made = 0;
    await worker?.terminate();
  }
}

/** Renders in one or two threads beside the service's own; documents wait their turn. Threads start with the first document. */
export const createPdfRenderer = (options: PdfRendererOptions = {}): PdfRenderer => {
  const all = { workers: 1, recycleAfter: 500, timeoutMs: 30_000, ...options };
  const presses = Array.from({ length: all.workers }, () => new Press(all));
  const waiting: Waiting[] = [];
  let coverage: UncoveredCharacters | undefined;
  let closed = false;

  const work = async (press: Press): Promise<void> => {
    press.busy = true;
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      await press.print(task.job).then(task.resolve, task.reject);
    }
    press.busy = false;
  };

  return {
    render: (template, facts) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new PdfError('worker-lost'));
          return;
        }
        waiting.push({ job: { template, facts } as CertificateJob, resolve, reject });
        const idle = presses.find((press) => !press.busy);
        if (idle) void work(idle);
      }),
    uncoveredCharacters: (text) => (coverage ??= readGlyphCoverage())(text),
    async close() {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new PdfError('worker-lost'));
      await Promise.all(presses.map((press) => press.stop()));
    },
  };
};
