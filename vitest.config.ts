import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { levels, notOurs } from './scripts/test/levels.ts';
import type { Level } from './scripts/test/levels.ts';

const engine = { globalSetup: [join(import.meta.dirname, 'scripts/test/engine-setup.ts')] };

/** One project per level; the times are what a single test of that level may take on a busy machine. */
function project(name: Level, seconds: number, rest: object = {}): object {
  const times = { testTimeout: seconds * 1000, hookTimeout: seconds * 2000 };
  return { extends: true, test: { name, include: [...levels[name]], exclude: notOurs, ...times, ...rest } };
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    maxWorkers: 2,
    restoreMocks: true,
    projects: [
      project('unit', 20),
      project('component', 20, { environment: 'happy-dom' }),
      project('int', 30, engine),
      project('platform', 90, engine),
      project('browser', 120, {
        globalSetup: [join(import.meta.dirname, 'scripts/test/browser-setup.ts')],
        maxWorkers: 1,
      }),
    ],
  },
});
