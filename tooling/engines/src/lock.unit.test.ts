import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LockHeld, isAlive, lockHolder, processStamp, spawnRecorded, takeLock } from './lock.mjs';
import { fileUrl, runScript, sandbox, until } from './testing/sandbox.ts';
import type { Child, Sandbox } from './testing/sandbox.ts';

let box: Sandbox;
let folder: string;
const children: Child[] = [];

beforeEach(() => {
  box = sandbox();
  folder = join(box.root, 'lock');
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill('SIGKILL');
    await child.exited;
  }
  box.remove();
});

/** Another process that takes the lock, says so, and then stays. */
async function otherHolder(extra = ''): Promise<Child> {
  const child = runScript(`
    import { takeLock } from '${fileUrl('lock.mjs')}';
    const lock = await takeLock(${JSON.stringify(folder)}, { waitMs: 10000 });
    ${extra}
    console.log('held');
    setInterval(() => undefined, 1000);`);
  children.push(child);
  await until('the other process holds the lock', () => child.output().includes('held'));
  return child;
}

describe('the lock', () => {
  test('is refused while its holder lives, and names it', async () => {
    const other = await otherHolder();
    const refused = await takeLock(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LockHeld);
    expect((refused as LockHeld).holder).toBe(other.process.pid);
    expect(lockHolder(folder)).toBe(other.process.pid);
  });

  test('of a killed process is taken over', async () => {
    const other = await otherHolder();
    other.process.kill('SIGKILL');
    await other.exited;
    const lock = await takeLock(folder);
    expect(lockHolder(folder)).toBe(process.pid);
    lock.release();
    expect(lockHolder(folder)).toBeUndefined();
  });

  test('of a killed process holds on while its recorded child works', async () => {
    const other = await otherHolder(`
      const { spawn } = await import('node:child_process');
      const worker = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
      lock.recordChild(worker.pid);
      console.log('worker ' + worker.pid);`);
    const worker = Number(/worker (\d+)/.exec(other.output())?.[1]);
    other.process.kill('SIGKILL');
    await other.exited;
    await expect(takeLock(folder)).rejects.toMatchObject({ holder: worker });
    process.kill(worker, 'SIGKILL');
    const lock = await takeLock(folder, { waitMs: 5_000 });
    lock.release();
  });

  test('is held by one at a time, whoever comes', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const lock = await takeLock(folder, { waitMs: 15_000 });
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
        lock.release();
      }),
    );
    expect(most).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('between processes: each of four counts to 25 in one file without losing a step', async () => {
    const counters = Array.from({ length: 4 }, () =>
      runScript(`
        import { readFileSync, writeFileSync, existsSync } from 'node:fs';
        import { takeLock } from '${fileUrl('lock.mjs')}';
        const file = ${JSON.stringify(join(box.root, 'count'))};
        for (let step = 0; step < 25; step += 1) {
          const lock = await takeLock(${JSON.stringify(folder)}, { waitMs: 60000 });
          writeFileSync(file, String(Number(existsSync(file) ? readFileSync(file, 'utf8') : 0) + 1));
          lock.release();
        }`),
    );
    children.push(...counters);
    expect(await Promise.all(counters.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(box.root, 'count'), 'utf8')).toBe('100');
  });
});

test('a later process with the same number is another process', () => {
  const own = processStamp(process.pid);
  expect(own).toBeDefined();
  expect(isAlive(own!)).toBe(true);
  expect(isAlive({ pid: process.pid, started: 'at another time' })).toBe(false);
});

test('a worker does nothing before the lock knows it', async () => {
  const lock = await takeLock(folder);
  const proof = join(box.root, 'worked');
  const seen: boolean[] = [];
  const spy = {
    ...lock,
    recordChild: (pid: number) => void seen.push(processStamp(pid) !== undefined, existsSync(proof)),
  };
  const worker = spawnRecorded(spy, ['/bin/sh', '-c', `echo "$1" > ${proof}`, 'x', 'a b'], { stdio: 'pipe' });
  await new Promise((resolve) => void worker.once('exit', resolve));
  expect(seen).toEqual([true, false]);
  expect(readFileSync(proof, 'utf8')).toBe('a b\n');
});

test('a worker whose starter was killed before writing its number down does nothing at all', async () => {
  const proof = join(box.root, 'worked');
  const starter = runScript(`
    import { spawnRecorded } from '${fileUrl('lock.mjs')}';
    const lock = { recordChild(pid) { console.log('worker ' + pid); process.kill(process.pid, 'SIGKILL'); } };
    spawnRecorded(lock, ['/bin/sh', '-c', 'echo done > ${proof}'], { stdio: 'inherit' });`);
  await starter.ended;
  expect(starter.process.signalCode).toBe('SIGKILL');
  const worker = Number(/worker (\d+)/.exec(starter.output())?.[1] ?? 1);
  await until('the gate has closed', () => worker === 1 || processStamp(worker) === undefined);
  expect(existsSync(proof)).toBe(false);
});
