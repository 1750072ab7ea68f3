import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { patched } from './mutant-runs.ts';
import { MUTANTS } from './mutants.ts';

const SLOW_MACHINE_MS = 240_000;
const SEEDS = '2000';

/** What the command says; a mutant that lives fails it, and what was said of it stands in its output all the same. */
async function mutantsTold(): Promise<string> {
  const run = promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'main.ts'),
    '--mutants',
    '--seeds',
    SEEDS,
  ]);
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  return stdout;
}

describe('the mutants of the protocol', () => {
  it(
    'are all caught by the simulator',
    async () => {
      const told = await mutantsTold();
      expect(told).not.toMatch(/NOT (CAUGHT|TRIED)/);
      expect(told).toContain(`${MUTANTS.length} mutants, 0 not caught`);
      for (const { name } of MUTANTS) expect(told).toMatch(new RegExp(`^${name}  [^]*?caught by seed \\d+`, 'm'));
    },
    SLOW_MACHINE_MS,
  );

  it('fail when their patch does not apply exactly once', () => {
    const mutant = { name: 'm', breaks: '', file: 'x.ts', from: 'a', to: '$&b' };
    expect(patched('cad', mutant)).toBe('c$&bd');
    expect(() => patched('cd', mutant)).toThrow('0 places');
    expect(() => patched('aa', mutant)).toThrow('2 places');
  });
});
