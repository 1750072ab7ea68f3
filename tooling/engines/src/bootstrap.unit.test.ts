import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { processStamp } from './lock.mjs';
import { follow, sandbox, until } from './testing/sandbox.ts';
import type { Child, Sandbox } from './testing/sandbox.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const node = join(repository, 'node_modules', '.bin', 'node');

let box: Sandbox;
let root: string;
const children: Child[] = [];
const at = (...parts: string[]): string => join(root, ...parts);
const lines = (name: string): string[] =>
  existsSync(at(name)) ? readFileSync(at(name), 'utf8').trim().split('\n') : [];

/** A small repository with our scripts, where npm is a note of its calls. */
beforeEach(() => {
  box = sandbox();
  root = join(box.root, 'clone');
  for (const path of ['scripts/bootstrap.mjs', 'scripts/start.mjs', 'tooling/engines/src/lock.mjs']) {
    mkdirSync(dirname(at(path)), { recursive: true });
    cpSync(join(repository, path), at(path));
  }
  writeFileSync(at('package-lock.json'), '{"one":1}');
  fakeNpm();
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill('SIGKILL');
    await child.exited;
  }
  box.remove();
});

function fakeNpm(help = '[--strict-allow-scripts]'): void {
  box.program(
    'npm',
    `if [ "$2" = --help ]; then echo "${help}"; exit 0; fi
     echo "$*" >> ${at('calls')}
     rm -rf node_modules; mkdir -p node_modules/.bin
     while [ -e ${at('hold')} ]; do sleep 0.05; done
     ln -s ${node} node_modules/.bin/node`,
  );
}

function run(...args: string[]): Child {
  const child = follow(spawn(node, args, { cwd: root, env: box.env, stdio: 'pipe' }));
  children.push(child);
  return child;
}
const install = (): Child =>
  run(
    '--input-type=module',
    '-e',
    `const { ensureInstalled } = await import('${at('scripts/bootstrap.mjs')}');
    try { await ensureInstalled(); } catch (error) { console.log('refused:', error.message); process.exit(1); }`,
  );

describe('the install', () => {
  test('runs once, and again only when the lock file changes', async () => {
    expect(await install().ended).toBe(0);
    expect(await install().ended).toBe(0);
    expect(lines('calls')).toEqual([
      'ci --include=dev --loglevel=error --no-audit --no-fund --progress=true --strict-allow-scripts',
    ]);
    writeFileSync(at('package-lock.json'), '{"one":2}');
    expect(await install().ended).toBe(0);
    expect(lines('calls')).toHaveLength(2);
    rmSync(at('node_modules'), { recursive: true });
    expect(await install().ended).toBe(0);
    expect(lines('calls')).toHaveLength(3);
  });

  test('does not use a flag that the npm at hand does not know', async () => {
    fakeNpm('[--ignore-scripts]');
    expect(await install().ended).toBe(0);
    expect(lines('calls')[0]).not.toContain('strict');
  });

  test('two at once install once', async () => {
    writeFileSync(at('hold'), '');
    const first = install();
    await until('the first installs', () => lines('calls').length === 1);
    const second = install();
    await until('the second waits', () => second.output().includes(`另一个进程（${first.process.pid}）`));
    rmSync(at('hold'));
    expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
    expect(lines('calls')).toHaveLength(1);
  });

  test('killed in the middle is done again, after what the killed one left has ended', async () => {
    writeFileSync(at('hold'), '');
    const killed = install();
    await until('it installs', () => lines('calls').length === 1);
    killed.process.kill('SIGKILL');
    await killed.exited;
    const next = install();
    await until('the next one waits', () => next.output().includes('正在安装依赖，等它完成'));
    rmSync(at('hold'));
    expect(await next.ended).toBe(0);
    expect(lines('calls')).toHaveLength(2);
  });

  test('that fails says so in one line and is not taken for done', async () => {
    box.program('npm', 'exit 7');
    const failed = install();
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toContain('refused: npm ci 失败（退出码 7）');
    expect(existsSync(at('node_modules/.peiyu-lock'))).toBe(false);
  });

  test('without npm says what to install', async () => {
    rmSync(join(box.root, 'bin', 'npm'));
    const failed = install();
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toContain('refused: 找不到 npm：请安装');
  });

  test('on an old Node says which one is wanted', async () => {
    const failed = run(
      '--input-type=module',
      '-e',
      `const { refuseOldNode } = await import('${at('scripts/bootstrap.mjs')}');
      refuseOldNode('20.0.0'); refuseOldNode('18.19.1');`,
    );
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toContain('Node 18.19.1 太旧：请安装 Node 20 以上');
  });
});

describe('npm start', () => {
  const host = `
    import { appendFileSync } from 'node:fs';
    const note = (line: string): void => appendFileSync('host-notes', line + '\\n');
    let asked = 0;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {
      note(name);
      asked += 1;
      if (asked === 1) setTimeout(() => { note('drained'); process.exit(7); }, 800);
    });
    process.on('disconnect', () => { note('parent gone'); process.exit(0); });
    setInterval(() => undefined, 1000);
    note('pid ' + process.pid);`;

  beforeEach(() => {
    mkdirSync(at('node_modules', '.bin'), { recursive: true });
    symlinkSync(node, at('node_modules/.bin/node'));
    const hash = createHash('sha256').update('{"one":1}').digest('hex');
    writeFileSync(at('node_modules/.peiyu-lock'), hash);
    mkdirSync(at('apps/host/src'), { recursive: true });
    writeFileSync(at('apps/host/src/main.ts'), host);
  });

  async function started(): Promise<Child> {
    const child = run('scripts/start.mjs');
    await until('the host is up', () => lines('host-notes').length > 0);
    return child;
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'passes %s on once, waits for the drain and ends with its code',
    async (name) => {
      const child = await started();
      child.process.kill(name);
      await until('the host was asked', () => lines('host-notes').includes(name));
      child.process.kill('SIGINT');
      child.process.kill('SIGINT');
      expect(await child.ended).toBe(7);
      expect(lines('host-notes').slice(1)).toEqual([name, 'drained']);
      expect(child.output()).toContain('正在收尾');
    },
  );

  test('shot itself, tells the host, which ends', async () => {
    const child = await started();
    const pid = Number(lines('host-notes')[0]?.slice(4));
    child.process.kill('SIGKILL');
    await until('the host has gone', () => processStamp(pid) === undefined);
    expect(lines('host-notes').at(-1)).toBe('parent gone');
  });

  test('stops when the shell that npm started it in is gone', async () => {
    const shell = `${node} scripts/start.mjs; true`;
    const env = { ...box.env, npm_lifecycle_event: 'start' };
    const child = follow(spawn('/bin/sh', ['-c', shell], { cwd: root, env, stdio: 'pipe' }));
    children.push(child);
    await until('the host is up', () => lines('host-notes').length > 0);
    child.process.kill('SIGTERM');
    await until('the host has drained', () => lines('host-notes').at(-1) === 'drained');
    expect(lines('host-notes').slice(1)).toEqual(['SIGTERM', 'drained']);
    await child.ended; // the script shares the shell's output: it has ended too
  });

  test('builds the admin when it is missing or older than its sources, else not', async () => {
    mkdirSync(at('apps/admin/src'), { recursive: true });
    mkdirSync(at('node_modules/.bin'), { recursive: true });
    writeFileSync(at('apps/admin/vite.config.ts'), '');
    writeFileSync(at('apps/admin/src/page.tsx'), '');
    writeFileSync(
      at('node_modules/.bin/vite'),
      `const fs = require('node:fs'); fs.appendFileSync('builds', process.argv.slice(2).join(' ') + '\\n');
       fs.mkdirSync('apps/admin/dist', { recursive: true });`,
    );
    writeFileSync(at('apps/host/src/main.ts'), '');
    const age = (path: string, seconds: number): void => utimesSync(at(path), seconds, seconds);
    for (const path of ['apps/admin/src/page.tsx', 'apps/admin/src', 'apps/admin/vite.config.ts']) age(path, 1000);
    age('package-lock.json', 1000);
    expect(await run('scripts/start.mjs').ended).toBe(0);
    expect(await run('scripts/start.mjs').ended).toBe(0);
    expect(lines('builds')).toEqual(['build apps/admin']);
    age('apps/admin/src/page.tsx', Date.now() / 1000 + 60);
    expect(await run('scripts/start.mjs').ended).toBe(0);
    expect(lines('builds')).toHaveLength(2);
  });

  test('without an admin to build says so and goes on', async () => {
    writeFileSync(at('apps/host/src/main.ts'), '');
    const child = run('scripts/start.mjs');
    expect(await child.ended).toBe(0);
    expect(child.output()).toContain('跳过构建');
  });

  test('stops in one line when the admin does not build', async () => {
    mkdirSync(at('apps/admin'), { recursive: true });
    writeFileSync(at('apps/admin/vite.config.ts'), '');
    writeFileSync(at('node_modules/.bin/vite'), 'process.exit(2)');
    const child = run('scripts/start.mjs');
    expect(await child.ended).toBe(1);
    expect(child.output()).toContain('管理端构建失败');
    expect(lines('host-notes')).toEqual([]);
  });
});
