export { createReporting } from './service.ts';
export type { ReportingRouter } from './router.ts';
