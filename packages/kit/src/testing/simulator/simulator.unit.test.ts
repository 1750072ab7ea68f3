import { describe, expect, it } from 'vitest';
import type { Verdict } from './simulate.ts';
import { simulate } from './simulate.ts';

const FIRST = 1;
const SEEDS = 2_000;
const SLOW_MACHINE_MS = 240_000;

/** Each of these must have happened often enough to mean something; a fault that was never injected proves nothing. */
const PATHS = [
  'crash',
  'refused call',
  'lost reply',
  'partial write',
  'slow call',
  'cursors lost',
  'held back',
  'delivered again',
  'last first',
  'parked',
  'redriven',
  'command done',
  'command refused',
  'command without answer',
  'answer repeated',
  'hold cancelled',
  'step by poll',
  'step by late command',
];

describe('the simulator', () => {
  it(
    `loses nothing and doubles nothing in seeds ${FIRST} to ${FIRST + SEEDS - 1}`,
    async () => {
      const failed: Verdict[] = [];
      const happenings = new Map<string, number>();
      for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
        const verdict = await simulate(seed);
        if (verdict.violations.length > 0) failed.push(verdict);
        for (const [what, times] of verdict.happenings) happenings.set(what, (happenings.get(what) ?? 0) + times);
      }
      expect(failed.map(({ seed, violations }) => ({ seed, violations }))).toEqual([]);
      expect(PATHS.filter((what) => (happenings.get(what) ?? 0) < SEEDS / 100)).toEqual([]);
    },
    SLOW_MACHINE_MS,
  );

  it('gives the same run for the same seed', async () => {
    expect(await simulate(77)).toEqual(await simulate(77));
    expect((await simulate(77)).steps).not.toBe((await simulate(78)).steps);
  });
});
