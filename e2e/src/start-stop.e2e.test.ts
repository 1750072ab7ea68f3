import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PlatformProcess } from './demo/platform.ts';
import { repositoryRoot } from './demo/scenario.ts';

const dir = mkdtempSync(join(tmpdir(), 'peiyu-start-test-'));
const options = {
  dir,
  clock: '2026-01-05T01:00:00+08:00',
  overlay: 'demo-2026',
  adminPassword: 'Harbour-lantern-2026',
};

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const processesOn = (folder: string): string[] =>
  execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8', maxBuffer: 2 ** 24 })
    .split('\n')
    .filter((line) => line.includes(folder));

test('the platform starts, answers, stops when asked with no child left, and starts again on its data', async () => {
  const platform = new PlatformProcess(options);
  await platform.start();
  expect((await fetch(`${platform.address}/healthz`)).status).toBe(200);
  expect(platform.enginePids()).toHaveLength(1);
  expect(await platform.stop()).toBe(0);
  expect(processesOn(dir)).toEqual([]);

  const again = new PlatformProcess(options);
  await again.start();
  expect((await fetch(`${again.address}/readyz`)).status).toBe(200);
  expect(await again.stop()).toBe(0);
  expect(processesOn(dir)).toEqual([]);
}, 120_000);

test('a platform killed in the middle leaves an engine that the next start ends', async () => {
  const killed = new PlatformProcess(options);
  await killed.start();
  const [orphan] = killed.enginePids();
  killed.killHost();
  const next = new PlatformProcess(options);
  await next.start();
  expect(next.enginePids()).toHaveLength(1);
  expect(next.enginePids()).not.toContain(orphan);
  expect(await next.stop()).toBe(0);
  expect(processesOn(dir)).toEqual([]);
}, 120_000);

test('a wrong setting stops the start with one line that names it', async () => {
  const child = spawn(process.execPath, [join('apps', 'host', 'src', 'main.ts')], {
    cwd: repositoryRoot,
    env: { ...process.env, PEIYU_DATA: join(dir, 'never'), PEIYU_IDLE_MINUTES: 'soon' },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toContain('PEIYU_IDLE_MINUTES');
}, 30_000);
