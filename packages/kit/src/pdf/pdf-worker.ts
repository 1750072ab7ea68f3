import { parentPort } from 'node:worker_threads';
import type { CertificateJob } from './certificates.ts';
import { createTypst, PdfError } from './typst.ts';

/** One answer for each job, in order; an error that is no PdfError ends the thread. */
export type PdfAnswer =
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly why: PdfError['why'] };

const typst = createTypst();

parentPort?.on('message', (job: CertificateJob) => {
  try {
    parentPort?.postMessage({ ok: true, pdf: new Uint8Array(typst.render(job)) } satisfies PdfAnswer);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    parentPort?.postMessage({ ok: false, why: error.why } satisfies PdfAnswer);
  }
});
