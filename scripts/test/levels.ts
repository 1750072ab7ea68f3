/**
 * Which files each vitest project runs. The runner looks at the same patterns to tell "none yet" from "ran nothing";
 * the boundary check refuses a test whose name no pattern takes.
 */
export const levels = {
  unit: ['{apps,packages,tooling,scripts,e2e}/**/*.unit.test.ts'],
  component: ['apps/admin/**/*.test.tsx'],
  int: ['{apps,packages,tooling,e2e}/**/*.int.test.ts'],
  platform: ['{apps,packages,e2e}/**/*.e2e.test.ts'],
  browser: ['{apps,e2e}/**/*.browser.test.ts'],
} as const;

export type Level = keyof typeof levels;

/** Folders no test of the house stands in. */
export const notOurs = ['**/node_modules/**', '**/dist/**', '**/.peiyu/**', '**/out/**'];
