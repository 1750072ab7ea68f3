import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { e2eRoot } from './scenario.ts';

export interface DemoArgs {
  readonly outDir: string;
  readonly workDir: string;
  readonly fixtures: string;
  readonly seed: string;
  readonly kills: number;
  readonly keep: boolean;
}

/** Settings of `npm run demo`; throws with one line for what is none of them. */
export function readArgs(argv: readonly string[]): DemoArgs {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      out: { type: 'string' },
      fixtures: { type: 'string' },
      seed: { type: 'string', default: '1' },
      kills: { type: 'string', default: '0' },
      keep: { type: 'boolean', default: false },
    },
  });
  const kills = Number(values.kills);
  if (!Number.isInteger(kills) || kills < 0 || kills > 200) throw new Error('--kills 须为 0 至 200 的整数');
  const workDir = mkdtempSync(join(tmpdir(), 'peiyu-demo-'));
  const outDir = resolve(values.out ?? join(workDir, 'out'));
  mkdirSync(outDir, { recursive: true });
  const fixtures = resolve(values.fixtures ?? join(e2eRoot, 'fixtures'));
  return { outDir, workDir, fixtures, seed: values.seed, kills, keep: values.keep };
}
