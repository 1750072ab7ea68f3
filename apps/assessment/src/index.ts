export { createAssessment } from './service.ts';
export type { AssessmentSettings } from './parts.ts';
export type { AssessmentRouter } from './router.ts';
