import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { templateTexts, type CertificateJob } from './certificates.ts';
import { fontFolders } from './fonts.ts';
import { readGlyphCoverage, type UncoveredCharacters } from './glyph-coverage.ts';
import { qrSvg } from './qr.ts';

/** A document that could not be rendered. The message holds no fact of it. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly why: 'uncovered-characters' | 'bad-facts' | 'template' | 'worker-lost' | 'time';

  constructor(why: PdfError['why'], options?: { cause?: unknown }) {
    super(`certificate not rendered: ${why}`, options);
    this.why = why;
  }
}

const templates = fileURLToPath(new URL('./templates/', import.meta.url));

/** Compiled templates age out of the compiler's own cache after this many documents. */
const cacheAge = 5;

const textsOf = (job: CertificateJob): Readonly<Record<string, string>> => {
  try {
    return templateTexts(job);
  } catch (error) {
    throw new PdfError('bad-facts', { cause: error });
  }
};

/** Renders in the calling thread. */
export interface Typst {
  /** @throws PdfError */
  render(job: CertificateJob): Uint8Array;
  readonly uncoveredCharacters: UncoveredCharacters;
}

/**
 * The Typst compiler over the templates of this folder. Facts go in as JSON beside the template, never into its text, and
 * the template can read no file but those beside it. Output is PDF/A-2b, A4, the same bytes for the same job.
 */
export const createTypst = (): Typst => {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...fontFolders] }] });
  const uncoveredCharacters = readGlyphCoverage();

  return {
    uncoveredCharacters,
    render(job) {
      const texts = textsOf(job);
      if (uncoveredCharacters(Object.values(texts).join('')).length > 0) throw new PdfError('uncovered-characters');
      const inputs = { data: JSON.stringify(texts), qr: qrSvg(job.facts.verifyUrl) };
      try {
        const compiled = compiler.compile({ mainFilePath: `${templates}${job.template}.typ`, inputs });
        const document = compiled.result;
        if (!document || compiled.hasError()) throw new PdfError('template');
        const creationTimestamp = Date.parse(`${job.facts.issuedOn}T00:00:00Z`) / 1000;
        return compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp });
      } finally {
        compiler.evictCache(cacheAge);
      }
    },
  };
};
