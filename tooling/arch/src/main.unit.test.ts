import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { houseWith } from './testing/clean-house.ts';
import type { Texts } from './testing/clean-house.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'peiyu-arch-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const enough: Texts = Object.fromEntries(
  Array.from({ length: 30 }, (_, n) => [`packages/kit/src/part-${n}.ts`, 'export {};'] as const),
);

async function check(texts: Texts): Promise<{ status: number | null; stdout: string }> {
  for (const [path, text] of Object.entries({ '.gitignore': 'node_modules/\n', ...texts })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), root], { encoding: 'utf8' });
}

describe('the boundary check as a command', () => {
  it('passes a clean house', async () => {
    const { status, stdout } = await check(Object.fromEntries(houseWith(enough)));
    expect(stdout).toContain(', 0 violations');
    expect(status).toBe(0);
  });

  it('fails on a violation and names the place', async () => {
    const planted = { ...enough, 'apps/training/src/thing.ts': `\nimport '@peiyu/identity';` };
    const { status, stdout } = await check(Object.fromEntries(houseWith(planted)));
    expect(stdout).toContain('apps/training/src/thing.ts:2  boundary: service may not import service @peiyu/identity');
    expect(status).toBe(1);
  });

  it('does not pass what it could not see', async () => {
    const { status, stdout } = await check(Object.fromEntries(houseWith()));
    expect(stdout).toContain('the scan is broken');
    expect(status).toBe(1);
  });

  it('leaves out what git ignores', async () => {
    const planted = { ...enough, 'node_modules/x/package.json': '{}', 'node_modules/x/Bad.ts': 'Date.now()' };
    expect((await check(Object.fromEntries(houseWith(planted)))).status).toBe(0);
  });
});
