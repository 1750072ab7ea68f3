export { createCertificates, type CertificatesService } from './service.ts';
export type { CertificatesSettings } from './parts.ts';
export type { CertificatesRouter } from './router.ts';
