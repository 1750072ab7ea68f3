export { createSubsidies } from './service.ts';
export type { SubsidiesSettings } from './parts.ts';
export type { SubsidiesRouter } from './router.ts';
