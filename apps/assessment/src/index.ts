export { createAssessment } from './service.ts';
export type { AssessmentRouter } from './router.ts';
