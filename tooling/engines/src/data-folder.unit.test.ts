import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimDataFolder, readRecord } from './data-folder.ts';
import { EngineError } from './engine.ts';
import type { Engine, LocalKind } from './engine.ts';
import { sandbox } from './testing/sandbox.ts';
import type { Sandbox } from './testing/sandbox.ts';

let box: Sandbox;
let dataDir: string;
beforeEach(() => {
  box = sandbox();
  dataDir = join(box.root, 'db');
});
afterEach(() => box.remove());

const local = (kind: LocalKind, version: string): Engine => ({
  kind,
  version,
  source: 'cache',
  why: '',
  program: '/bin/false',
  args: [],
});
const byUrl: Engine = { kind: 'url', source: 'url', version: '', why: '', url: 'mongodb://u:geheim@db.example/' };

test('a new folder records its engine, and the same engine opens it again', () => {
  expect(readRecord(dataDir)).toBeUndefined();
  claimDataFolder(dataDir, local('secantusd-rs', '1'));
  claimDataFolder(dataDir, local('secantusd-rs', '1'));
  expect(readRecord(dataDir)).toEqual({ kind: 'secantusd-rs', version: '1' });
});

test.each<[string, { first: Engine; second: Engine; advice: string }]>([
  [
    'another kind',
    { first: local('secantusd-rs', '1'), second: local('mongod', '8.2.6'), advice: '用回 secantusd-rs 1' },
  ],
  [
    'its python sister',
    { first: local('secantusd-py', '1'), second: local('secantusd-rs', '1'), advice: '用回 secantusd-py 1' },
  ],
  [
    'another version',
    { first: local('secantusd-rs', '1'), second: local('secantusd-rs', '2'), advice: '用回 secantusd-rs 1' },
  ],
  [
    'another series of mongod',
    { first: local('mongod', '8.0.4'), second: local('mongod', '8.2.6'), advice: '请用 mongod 8.0.4' },
  ],
  ['an address', { first: local('mongod', '8.2.6'), second: byUrl, advice: '不能换成 MONGO_URL' }],
  [
    'an engine of its own after an address',
    { first: byUrl, second: local('mongod', '8.2.6'), advice: '请照旧设 MONGO_URL' },
  ],
])('refused in one line that says what to do, and the record stays: %s', (_name, { first, second, advice }) => {
  claimDataFolder(dataDir, first);
  const record = readRecord(dataDir);
  expect(() => claimDataFolder(dataDir, second)).toThrow(EngineError);
  expect(() => claimDataFolder(dataDir, second)).toThrow(advice);
  expect(() => claimDataFolder(dataDir, second)).not.toThrow(/\n|geheim/);
  expect(readRecord(dataDir)).toEqual(record);
});

test('a mongod of the same series may open the folder, which then records the later one', () => {
  claimDataFolder(dataDir, local('mongod', '8.2.6'));
  claimDataFolder(dataDir, local('mongod', '8.2.9'));
  expect(readRecord(dataDir)).toEqual({ kind: 'mongod', version: '8.2.9' });
});

test('an address is remembered as such, never itself', () => {
  claimDataFolder(dataDir, byUrl);
  expect(readFileSync(join(dataDir, 'engine.json'), 'utf8')).toBe('{"kind":"url","version":""}');
});
