export type {
  CertificateTemplate,
  CertificateTemplates,
  LevelCertificateFacts,
  TrainingCertificateFacts,
} from './certificates.ts';
export { readGlyphCoverage, type UncoveredCharacters } from './glyph-coverage.ts';
export { createPdfRenderer, type PdfRenderer, type PdfRendererOptions } from './renderer.ts';
export { createTypst, PdfError, type Typst } from './typst.ts';
