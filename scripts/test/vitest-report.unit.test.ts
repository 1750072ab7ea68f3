import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from './outcome.ts';
import { runCommand } from './run-command.ts';
import { readVitestReport } from './vitest-report.ts';

const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'peiyu-vitest-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A real vitest run over planted test files, counted as the runner counts it. */
async function count(files: Readonly<Record<string, string>>, config = ''): Promise<Outcome> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  writeFileSync(join(dir, 'vitest.config.mjs'), `export default { test: { globals: true, ${config} } };`);
  const report = join(dir, 'report.json');
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name)),
  );
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const line = [process.execPath, vitest, 'run', '--root', dir, ...reporters] as const;
  const result = await runCommand({ line: [...line], cwd: dir, env }, new AbortController().signal);
  return readVitestReport(report, result);
}

describe('a vitest run', () => {
  it('counts passed and failed tests and keeps the reason', async () => {
    const outcome = await count({
      'a.test.js': `it('holds', () => {}); it('breaks', () => expect({ a: 1 }).toEqual({ a: 2 }));`,
      'b.test.js': `it.skip('sleeps', () => {}); it('holds too', () => {});`,
    });
    expect(outcome).toMatchObject({ passed: 2, skipped: 1 });
    expect(outcome.failures).toHaveLength(1);
    expect(outcome.failures[0]?.name).toMatch(/a\.test\.js > breaks$/);
    expect(outcome.failures[0]?.output).toMatch(/-\s+"a": 2/);
  });

  it('fails on a file that breaks before its first test', async () => {
    const outcome = await count({
      'a.test.js': `import './nothing.js'; it('never', () => {});`,
      'b.test.js': `it('x', () => {});`,
    });
    expect(outcome.passed).toBe(1);
    expect(outcome.failures).toMatchObject([{ name: expect.stringMatching(/a\.test\.js$/) }]);
    expect(outcome.failures[0]?.output).toContain('nothing.js');
  });

  it('fails on an unhandled error between passing tests', async () => {
    const outcome = await count({
      'a.test.js': `it('holds', () => { Promise.reject(new Error('nobody waits')); });`,
    });
    expect(outcome.passed).toBe(1);
    expect(outcome.failures).toMatchObject([{ name: 'vitest ended with 1 and no failing test' }]);
    expect(outcome.failures[0]?.output).toContain('nobody waits');
  });

  it('fails on a crash that leaves no report', async () => {
    const outcome = await count({ 'a.test.js': `it('x', () => {});` }, 'globalSetup: ["./crash.js"]');
    expect(outcome.passed).toBe(0);
    expect(outcome.failures).toMatchObject([{ name: expect.stringMatching(/^(no report|vitest ended)/) }]);
  });

  it('fails when every test was skipped, and when there is none', async () => {
    expect((await count({ 'a.test.js': `it.skip('x', () => {});` })).failures).toMatchObject([{ name: 'no test ran' }]);
    rmSync(join(dir, 'a.test.js'));
    rmSync(join(dir, 'report.json'), { force: true });
    expect((await count({})).failures).toHaveLength(1);
  });
});
