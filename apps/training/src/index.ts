export { createTraining, type TrainingSettings } from './service.ts';
export type { TrainingRouter } from './router.ts';
