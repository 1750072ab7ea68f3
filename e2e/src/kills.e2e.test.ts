import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareRun } from './compare/compare.ts';
import { runDemo } from './demo/run.ts';
import type { Run, RunOptions } from './demo/run.ts';
import { e2eRoot } from './demo/scenario.ts';
import { generateSheets } from './generate/sheets.ts';
import { brokenSources, readArchive } from './recount/events.ts';
import { runFolder } from './testing-folder.ts';

const MINUTE_MS = 60_000;
const full = process.env['PEIYU_FULL'] === '1';
const seed = process.env['PEIYU_SEED'] ?? '1';
const printed: string[] = [];
let folder: ReturnType<typeof runFolder>;
let run: Run | undefined;

beforeEach(() => {
  folder = runFolder();
  printed.length = 0;
  run = undefined;
});

afterEach(async () => {
  await run?.platform.stop();
  rmSync(folder.workDir, { recursive: true, force: true });
});

const play = async (options: Pick<RunOptions, 'kills'> & Partial<RunOptions>): Promise<Run> => {
  run = await runDemo({
    ...folder,
    fixtures: join(e2eRoot, 'fixtures'),
    seed,
    say: (line) => void printed.push(line),
    ...options,
  });
  return run;
};

// What takes longer than the platform suite may: `npm run test:full`.
if (full) {
  test(
    `20 kills over the year, seed ${seed}: the same figures, each event and each effect once`,
    { timeout: 30 * MINUTE_MS },
    async () => {
      const killed = await play({ kills: 20 });
      expect(killed.killed.host + killed.killed.engine).toBeGreaterThan(15);
      await compareRun(killed, { fixtures: join(e2eRoot, 'fixtures'), printed });
    },
  );

  test(`another set of sheets, seed ${seed}: the same agreement`, { timeout: 15 * MINUTE_MS }, async () => {
    const fixtures = join(folder.workDir, 'sheets');
    mkdirSync(fixtures);
    await generateSheets(fixtures, seed);
    await compareRun(await play({ kills: 0, fixtures }), { fixtures, printed });
  });
} else {
  test(
    `3 kills over the first weeks, seed ${seed}: everybody is enrolled once`,
    { timeout: 5 * MINUTE_MS },
    async () => {
      const { world, killed } = await play({ kills: 3, until: '2026-03-11' });
      expect(killed.host + killed.engine).toBe(3);
      const events = await readArchive(world.link);
      expect(brokenSources(events)).toEqual([]);
      const count = (type: string): number => events.filter((event) => event.type === type).length;
      const people = world.tracks[0]?.trainees.length ?? 0;
      expect(count('training.enrolment-submitted')).toBe(people + 13);
      expect(count('training.enrolment-accepted')).toBe(people);
      expect(count('training.cohort-seat-taken')).toBe(people);
      expect(count('training.plan-recorded')).toBe(2);
      expect(world.seen.hostileCommitted).toBe(13);
    },
  );
}
