export * from './clocks.ts';
export * from './date.ts';
export * from './holidays.ts';
export * from './limit.ts';
export * from './quarter.ts';
export * from './text.ts';
export * from './working-days.ts';
