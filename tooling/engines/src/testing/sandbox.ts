import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The repository's Node: vitest may have been started by an older one, which cannot read TypeScript. */
const NODE = fileURLToPath(new URL('../../../../node_modules/.bin/node', import.meta.url));
const SYSTEM_PATH = ['/usr/bin', '/bin'];

export type Sandbox = {
  root: string;
  cache: string;
  /** An environment whose PATH shows the sandbox's programs alone, and whose cache lies in the sandbox. */
  env: NodeJS.ProcessEnv;
  /** A shell script on that PATH; the script itself may use the system's programs. */
  program(name: string, body: string): string;
  remove(): void;
};

export function sandbox(): Sandbox {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'peiyu-sandbox-'));
  const bin = join(root, 'bin');
  mkdirSync(bin);
  return {
    root,
    cache: join(root, 'cache', 'peiyu'),
    env: { PATH: bin, HOME: root, XDG_CACHE_HOME: join(root, 'cache') },
    program(name, body) {
      const path = join(bin, name);
      writeFileSync(path, `#!/bin/sh\nPATH=${SYSTEM_PATH.join(delimiter)}\n${body}\n`);
      chmodSync(path, 0o755);
      return path;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Waits for a condition; fails by name when it does not come true in time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await delay(20);
  }
}

export type Child = {
  process: ChildProcess;
  output: () => string;
  /** The process has ended and all it said has been read; not before a grandchild that shares its output has ended too. */
  ended: Promise<number | null>;
  /** The process itself has ended. */
  exited: Promise<void>;
};

/** Runs a script of our own in another process so that it can be killed. */
export function runScript(source: string, env: NodeJS.ProcessEnv = process.env): Child {
  return follow(spawn(NODE, ['--input-type=module', '-e', source], { env, stdio: 'pipe' }));
}

export function follow(child: ChildProcess): Child {
  let text = '';
  child.stdout?.on('data', (chunk) => (text += String(chunk)));
  child.stderr?.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return { process: child, output: () => text, ended, exited };
}

/** The address under which a script of `runScript` imports a file beside the tests. */
export function fileUrl(name: string): string {
  return new URL(`../${name}`, import.meta.url).href;
}
