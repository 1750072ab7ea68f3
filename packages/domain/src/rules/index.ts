export * from './can-train.ts';
export * from './entry-condition.ts';
export * from './graduate.ts';
export * from './pass-mark.ts';
export * from './subsidy-window.ts';
