export * from './assessment.ts';
export * from './certificates.ts';
export * from './lifecycle.ts';
export * from './reporting.ts';
export * from './subsidies.ts';
export * from './training.ts';
