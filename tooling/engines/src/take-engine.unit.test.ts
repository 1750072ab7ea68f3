import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder, engineFolder, manifestPath } from './cache.ts';
import { claimDataFolder } from './data-folder.ts';
import { EngineError, PINNED } from './engine.ts';
import type { Engine, EngineSource, LocalKind, Search } from './engine.ts';
import { chooseEngine, takeEngine, waysToAnEngine } from './take-engine.ts';
import type { Way } from './take-engine.ts';
import { sandbox } from './testing/sandbox.ts';
import type { Sandbox } from './testing/sandbox.ts';

let box: Sandbox;
let said: string[];
const log = (line: string): void => void said.push(line);

beforeEach(() => {
  box = sandbox();
  said = [];
});
afterEach(() => box.remove());

function cached(kind: LocalKind, version = PINNED[kind]): string {
  const folder = engineFolder(box.cache, kind, version);
  const program = join(folder, 'bin', 'server');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, '');
  writeFileSync(manifestPath(folder), JSON.stringify({ kind, version, program: 'bin/server', args: ['-x'] }));
  return program;
}

const take = (more: NodeJS.ProcessEnv = {}, rest: { allowPip?: boolean; dataDir?: string } = {}): Promise<Engine> =>
  takeEngine({ env: { ...box.env, ...more }, log, ...rest });

describe('the order', () => {
  const sources = (allowPip: boolean): EngineSource[] => waysToAnEngine(allowPip).map(({ source }) => source);

  test('is url, mongod, cache, download, pip, cargo; pip only where it is allowed', () => {
    expect(sources(true)).toEqual(['url', 'mongod', 'cache', 'download', 'pip', 'cargo']);
    expect(sources(false)).toEqual(['url', 'mongod', 'cache', 'download', 'cargo']);
  });

  test.each(['url', 'mongod', 'cache', 'download', 'pip', 'cargo'] as const)(
    'the first way that gives an engine is taken and no later one is tried: %s',
    async (first) => {
      const tried: string[] = [];
      const order = waysToAnEngine(true);
      const from = order.findIndex(({ source }) => source === first);
      const ways = order.map((way, index): Way => ({
        ...way,
        take: () => {
          tried.push(way.source);
          return index < from ? `没有 ${way.source}` : ({ kind: 'url', version: '', why: way.source } as Engine);
        },
      }));
      const search: Search = {
        env: {},
        log,
        cache: box.cache,
        kinds: ['url', 'mongod', 'secantusd-rs', 'secantusd-py'],
      };
      expect((await chooseEngine(search, ways, undefined)).why).toBe(first);
      expect(tried).toEqual(order.slice(0, from + 1).map(({ source }) => source));
      expect(said.join()).toContain(`（${first}）`);
    },
  );

  test('MONGO_URL goes before a mongod on the PATH, and its password is not printed', async () => {
    box.program('mongod', 'echo "db version v8.0.4"');
    const engine = await take({ MONGO_URL: 'mongodb://peiyu:geheim@db.example/' });
    expect(engine).toMatchObject({ kind: 'url', url: 'mongodb://peiyu:geheim@db.example/' });
    expect(said.join()).not.toContain('geheim');
  });

  test('a mongod on the PATH goes before the cache', async () => {
    const program = box.program('mongod', 'echo "db version v8.0.4"');
    cached('secantusd-rs');
    expect(await take()).toMatchObject({ kind: 'mongod', source: 'mongod', version: '8.0.4', program });
  });

  test('an old or strange mongod is passed over', async () => {
    cached('secantusd-rs');
    box.program('mongod', 'echo "db version v6.0.9"');
    expect(await take()).toMatchObject({ source: 'cache' });
    box.program('mongod', 'exit 1');
    expect(await take()).toMatchObject({ source: 'cache' });
  });

  test('in the cache the faster engine is taken, and the pip engine only where it is allowed', async () => {
    cached('secantusd-py');
    expect(await take({}, { allowPip: true })).toMatchObject({ kind: 'secantusd-py', source: 'cache', args: ['-x'] });
    const program = cached('secantusd-rs');
    expect(await take({}, { allowPip: true })).toMatchObject({ kind: 'secantusd-rs', program });
    cached('mongod');
    expect(await take()).toMatchObject({ kind: 'mongod', source: 'cache' });
  });

  test('a pip engine in the cache does not serve where pip is not allowed', async () => {
    cached('secantusd-py');
    await expect(take({ PEIYU_ENGINE: 'cache' })).rejects.toThrow('用户缓存中没有引擎');
  });

  test('a folder without its manifest was never finished', async () => {
    mkdirSync(join(engineFolder(box.cache, 'mongod', PINNED.mongod), 'bin'), { recursive: true });
    await expect(take({ PEIYU_ENGINE: 'cache' })).rejects.toThrow('用户缓存中没有引擎');
  });
});

describe('PEIYU_ENGINE', () => {
  test('forces a way past an earlier one', async () => {
    box.program('mongod', 'echo "db version v8.0.4"');
    cached('secantusd-rs');
    expect(await take({ PEIYU_ENGINE: 'cache' })).toMatchObject({ kind: 'secantusd-rs' });
  });

  test.each([
    ['mongod', 'PATH 上没有 mongod'],
    ['url', '没有设 MONGO_URL'],
    ['cargo', 'apt-get install g++'],
    ['pip', 'apt-get install python3-venv'],
  ])('%s that cannot be had is one line that says what is missing', async (wish, reason) => {
    const error: unknown = await take({ PEIYU_ENGINE: wish }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EngineError);
    expect((error as Error).message).toContain(`PEIYU_ENGINE=${wish}`);
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message).not.toContain('\n');
  });

  test('with a word that is none of them names the setting and the choices', async () => {
    await expect(take({ PEIYU_ENGINE: 'mysql' })).rejects.toThrow(/PEIYU_ENGINE.*mongod.*cargo.*mysql/);
  });
});

test('a MONGO_URL that is no address names the setting and does not repeat it', async () => {
  const error: unknown = await take({ MONGO_URL: 'postgres://u:geheim@x' }).catch((caught: unknown) => caught);
  expect((error as Error).message).toMatch(/^MONGO_URL/);
  expect((error as Error).message).not.toContain('geheim');
});

describe('a data folder', () => {
  test('goes on with the engine that it records, though another would be found first', async () => {
    const dataDir = join(box.root, 'db');
    const program = cached('secantusd-rs');
    claimDataFolder(dataDir, await take());
    box.program('mongod', 'echo "db version v8.0.4"');
    expect(await take({}, { dataDir })).toMatchObject({ kind: 'secantusd-rs', program });
    expect(await take()).toMatchObject({ kind: 'mongod' });
  });

  test('goes on with the version that it records while the cache has it', async () => {
    const dataDir = join(box.root, 'db');
    cached('secantusd-rs');
    cached('secantusd-rs', '0.5.0');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'engine.json'), JSON.stringify({ kind: 'secantusd-rs', version: '0.5.0' }));
    expect(await take({}, { dataDir })).toMatchObject({ version: '0.5.0' });
  });

  test('whose database was given by address asks for it, and takes no other', async () => {
    const dataDir = join(box.root, 'db');
    cached('secantusd-rs');
    claimDataFolder(dataDir, await take({ MONGO_URL: 'mongodb://u:geheim@db.example/' }));
    await expect(take({}, { dataDir })).rejects.toThrow('没有设 MONGO_URL');
  });
});

test('the cache follows XDG_CACHE_HOME, else the home', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/x/peiyu');
  expect(cacheFolder({ XDG_CACHE_HOME: '', HOME: '/h' })).toBe('/h/.cache/peiyu');
});
