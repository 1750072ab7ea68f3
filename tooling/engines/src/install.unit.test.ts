import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PINNED } from './engine.ts';
import type { LocalEngine, Search } from './engine.ts';
import { installCargo } from './install-cargo.ts';
import { whyUnreachable } from './install-mongod.ts';
import { installPip } from './install-pip.ts';
import { processStamp } from './lock.mjs';
import { fileUrl, runScript, sandbox, until } from './testing/sandbox.ts';
import type { Child, Sandbox } from './testing/sandbox.ts';

let box: Sandbox;
let said: string[];
let search: Search;
const children: Child[] = [];

beforeEach(() => {
  box = sandbox();
  said = [];
  search = { env: box.env, cache: box.cache, kinds: ['secantusd-rs'], log: (line) => void said.push(line) };
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill('SIGKILL');
    await child.exited;
  }
  box.remove();
});

const at = (name: string): string => join(box.root, name);
const lines = (name: string): string[] =>
  existsSync(at(name)) ? readFileSync(at(name), 'utf8').trim().split('\n') : [];
const installed = (): string[] =>
  existsSync(join(box.cache, 'engines')) ? readdirSync(join(box.cache, 'engines')) : [];

/** A cargo that notes each call, waits while the file `hold` stands, then leaves a server in its `--root`. */
function fakeCargo(): void {
  box.program('cmake', '');
  box.program('c++', '');
  box.program(
    'cargo',
    `echo "$*" >> ${at('calls')}
     echo "Compiling one"; mkdir -p "$CARGO_TARGET_DIR"; echo part >> "$CARGO_TARGET_DIR/compiled"
     while [ -e ${at('hold')} ]; do sleep 0.05; done
     while [ $# -gt 1 ]; do [ "$1" = --root ] && root="$2"; shift; done
     mkdir -p "$root/bin"; printf '#!/bin/sh\\necho fake\\n' > "$root/bin/secantusd-rs"; chmod +x "$root/bin/secantusd-rs"`,
  );
}

function installElsewhere(): Child {
  const child = runScript(`
    import { installCargo } from '${fileUrl('install-cargo.ts')}';
    const found = await installCargo({
      env: ${JSON.stringify(box.env)}, cache: ${JSON.stringify(box.cache)}, kinds: ['secantusd-rs'], log: console.log });
    console.log('result', JSON.stringify(found));`);
  children.push(child);
  return child;
}

describe('the cargo engine', () => {
  test('names everything that is missing, and how to get it', async () => {
    box.program('cargo', '');
    expect(await installCargo(search)).toMatch(
      /缺 cmake（.*apt-get install cmake）、C\+\+ 编译器（.*apt-get install g\+\+）/,
    );
    expect(installed()).toEqual([]);
  });

  test('is built with the pinned version, renamed into place, and what was compiled on the way is cleared', async () => {
    fakeCargo();
    const engine = (await installCargo(search)) as LocalEngine;
    expect(engine).toMatchObject({ kind: 'secantusd-rs', source: 'cargo', version: PINNED['secantusd-rs'] });
    expect(existsSync(engine.program)).toBe(true);
    expect(lines('calls')[0]).toMatch(
      new RegExp(`^install secantus-mdb --version ${PINNED['secantusd-rs']} --locked --ignore-rust-version`),
    );
    expect(installed()).toEqual([`secantusd-rs-${PINNED['secantusd-rs']}`]);
    expect(readdirSync(join(box.cache, 'build'))).toEqual([]);
  });

  test('that fails leaves nothing that looks installed, and says why in one line', async () => {
    fakeCargo();
    box.program('cargo', 'echo "error: no such crate" >&2; exit 101');
    expect(await installCargo(search)).toMatch(/^cargo 引擎：error: no such crate（完整记录：.*\.log）$/);
    expect(installed().filter((name) => !name.endsWith('.partial'))).toEqual([]);
  });

  test('two at once build once: the second waits and says so', async () => {
    fakeCargo();
    writeFileSync(at('hold'), '');
    const first = installElsewhere();
    await until('the first one builds', () => lines('calls').length === 1);
    const second = installElsewhere();
    await until('the second one waits', () => second.output().includes(`另一个进程（${first.process.pid}）`));
    rmSync(at('hold'));
    expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
    expect(lines('calls')).toHaveLength(1);
    expect(second.output()).toContain('"kind":"secantusd-rs"');
  });

  test('killed with its builder in the middle, goes on with what was compiled', async () => {
    fakeCargo();
    writeFileSync(at('hold'), '');
    const killed = installElsewhere();
    await until('the build runs', () => lines('calls').length === 1);
    const compiled = join(box.cache, 'build', `secantusd-rs-${PINNED['secantusd-rs']}`, 'compiled');
    await until('something is compiled', () => existsSync(compiled));
    killed.process.kill('SIGKILL');
    await killed.exited;
    expect(installed().filter((name) => !name.endsWith('.partial'))).toEqual([]);

    // The builder outlives its parent: the next try must neither run beside it nor wait for ever.
    const next = installElsewhere();
    await until('the next one waits for the builder', () => next.output().includes('正在安装'));
    expect(lines('calls')).toHaveLength(1);
    rmSync(at('hold'));
    expect(await next.ended).toBe(0);
    expect(next.output()).toContain('"source":"cargo"');
    expect(lines('calls')).toHaveLength(2);
    expect(installed()).toEqual([`secantusd-rs-${PINNED['secantusd-rs']}`]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the builder too', async (signal) => {
    fakeCargo();
    box.program('cargo', `echo $$ > ${at('builder')}; while [ -e ${at('bin')} ]; do sleep 0.05; done`);
    const stopped = installElsewhere();
    await until('the builder runs', () => lines('builder').length === 1 && lines('builder')[0] !== '');
    const builder = Number(lines('builder')[0]);
    stopped.process.kill(signal);
    await stopped.ended;
    expect(stopped.process.signalCode).toBe(signal);
    await until('the builder is gone', () => processStamp(builder) === undefined);
  });

  test('interrupted in a host that goes on for a moment, is not followed by another way', async () => {
    fakeCargo();
    writeFileSync(at('hold'), '');
    const stopped = runScript(`
      process.on('SIGTERM', () => console.log('host heard it'));
      import { takeEngine } from '${fileUrl('take-engine.ts')}';
      await takeEngine({ env: ${JSON.stringify({ ...box.env, PEIYU_ENGINE: 'cargo' })} }).catch((error) => console.log(error.message));`);
    children.push(stopped);
    await until('the build runs', () => lines('calls').length === 1);
    stopped.process.kill('SIGTERM');
    expect(await stopped.ended).toBe(0);
    expect(stopped.output()).toContain('host heard it');
    expect(stopped.output()).toContain('\n安装被中断；再次启动会接着安装。\n');
  });
});

describe('the pip engine', () => {
  test('is made in a virtual environment, pinned, and started by module', async () => {
    const python = box.program(
      'python3',
      `echo "$*" >> ${at('calls')}; if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp ${at('bin/python3')} "$3/bin/python"; fi`,
    );
    expect(python).toBe(at('bin/python3'));
    const engine = (await installPip(search)) as LocalEngine;
    expect(engine).toMatchObject({ kind: 'secantusd-py', source: 'pip', args: ['-m', 'secantus'] });
    expect(existsSync(engine.program)).toBe(true);
    expect(lines('calls')[1]).toBe(`-m pip install secantusdb==${PINNED['secantusd-py']}`);
  });

  test('without the venv module is passed over with the reason', async () => {
    box.program('python3', 'echo "ensurepip is not available" >&2; exit 1');
    expect(await installPip(search)).toMatch(/^pip 引擎：ensurepip is not available/);
  });
});

test('a closed net is noticed at once, with the reason', async () => {
  const begun = Date.now();
  expect(await whyUnreachable('peiyu-test.invalid')).toMatch(/^E[A-Z_]+$/);
  expect(Date.now() - begun).toBeLessThan(5_000);
});
