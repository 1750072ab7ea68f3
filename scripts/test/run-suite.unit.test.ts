import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endLeftOvers, runMark } from './left-overs.ts';
import { runSuite } from './run-suite.ts';
import type { Check, Suite } from './run-suite.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'peiyu-runner-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const never = new AbortController().signal;

function script(name: string, code: string, env: NodeJS.ProcessEnv = {}): Check {
  return { name, command: { line: [process.execPath, '-e', code], cwd: dir, env: { ...process.env, ...env } } };
}

function suite(checks: readonly Check[], budgetSeconds = 20): Suite {
  return { name: 'planted', budgetSeconds, checks };
}

/** Starts a grandchild, writes its id to `pid`, and stays alive with it. */
const withGrandchild = (detached: boolean): string => `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: ${detached}, stdio: 'inherit' });
  require('node:fs').writeFileSync('pid', String(child.pid));
  console.log('started');
  setInterval(() => {}, 1000);`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    if (['ESRCH', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function grandchild(): number {
  return Number(readFileSync(join(dir, 'pid'), 'utf8'));
}

describe('a suite', () => {
  it('counts each check once and keeps what a failing one said', async () => {
    const outcome = await runSuite(
      suite([
        script('good', ''),
        script('bad', `console.log('why'); console.error('where'); process.exit(3)`),
        script('good too', ''),
      ]),
      never,
    );
    expect(outcome).toMatchObject({ suite: 'planted', ran: true, passed: 2 });
    expect(outcome.failures).toEqual([{ name: 'bad: ended with 3', output: expect.stringMatching(/why[^]*where/) }]);
  });

  it('fails on a check that was killed, and on one that cannot be started', async () => {
    const missing: Check = { name: 'missing', command: { line: [join(dir, 'nothing')], cwd: dir, env: {} } };
    const outcome = await runSuite(suite([script('killed', `process.kill(process.pid, 'SIGKILL')`), missing]), never);
    expect(outcome.passed).toBe(0);
    expect(outcome.failures.map(({ name }) => name).sort()).toEqual([
      'killed: ended with a signal',
      'missing: ended with a signal',
    ]);
  });

  it('without checks has not run', async () => {
    expect(await runSuite(suite([]), never)).toMatchObject({ ran: false, passed: 0, failures: [] });
  });

  it('ends what is over its budget, grandchildren too, and counts what was not begun', async () => {
    const checks = [
      script('long', withGrandchild(false)),
      script('long too', withGrandchild(false)),
      script('late', ''),
    ];
    const outcome = await runSuite(suite(checks, 1.5), never);
    expect(outcome.failures.map(({ name }) => name).sort()).toEqual([
      'late: not begun, over the budget of 1.5 s',
      'long too: over the budget of 1.5 s',
      'long: over the budget of 1.5 s',
    ]);
    expect(outcome.failures.filter(({ output }) => output.includes('started'))).toHaveLength(2);
    expect(outcome.seconds).toBeLessThan(10);
    await vi.waitFor(() => expect(isAlive(grandchild())).toBe(false), { timeout: 5000 });
  });

  it('kills a check that does not listen', async () => {
    const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`;
    const outcome = await runSuite(suite([script('deaf', deaf)], 0.5), never);
    expect(outcome.failures.map(({ name }) => name)).toEqual(['deaf: over the budget of 0.5 s']);
    expect(outcome.seconds).toBeGreaterThan(3);
  });

  it('ends when the run is stopped', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    const outcome = await runSuite(suite([script('long', 'setInterval(() => {}, 1000)')]), stop.signal);
    expect(outcome.failures.map(({ name }) => name)).toEqual(['long: stopped']);
  });
});

describe('what a suite leaves behind', () => {
  it.runIf(process.platform === 'linux')('is found by its mark in a session of its own, and ended', async () => {
    const mark = `planted-${process.pid}`;
    await runSuite(suite([script('leaver', withGrandchild(true), { [runMark]: mark })], 1.5), never);
    expect(isAlive(grandchild())).toBe(true);
    expect(await endLeftOvers(mark)).toEqual([grandchild()]);
    await vi.waitFor(() => expect(isAlive(grandchild())).toBe(false), { timeout: 5000 });
    expect(await endLeftOvers(mark)).toEqual([]);
  });
});
