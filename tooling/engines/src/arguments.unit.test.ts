import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serverArguments } from './arguments.ts';
import { sandbox } from './testing/sandbox.ts';
import type { Sandbox } from './testing/sandbox.ts';

let box: Sandbox;
beforeEach(() => {
  box = sandbox();
});
afterEach(() => box.remove());

test.each(['secantusd-rs', 'secantusd-py'] as const)('%s syncs every commit on a durable run only', (kind) => {
  const settings = { kind, dataDir: box.root, port: 1 };
  expect(serverArguments({ ...settings, durable: true })).toContain('--sync-on-commit');
  expect(serverArguments({ ...settings, durable: false })).not.toContain('--sync-on-commit');
});

test.each(['mongod', 'secantusd-rs', 'secantusd-py'] as const)(
  '%s listens on this machine alone, on its folder',
  (kind) => {
    const args = serverArguments({ kind, dataDir: box.root, port: 4711, durable: true });
    expect(args[args.indexOf(kind === 'mongod' ? '--bind_ip' : '--host') + 1]).toBe('127.0.0.1');
    expect(args[args.indexOf('--port') + 1]).toBe('4711');
    expect(args).toContain(join(box.root, 'data'));
  },
);
