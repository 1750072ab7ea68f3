import { bestCached, cacheFolder } from './cache.ts';
import { readRecord } from './data-folder.ts';
import type { EngineRecord } from './data-folder.ts';
import { EngineError, SOURCES } from './engine.ts';
import type { Engine, EngineKind, EngineSource, Log, Search } from './engine.ts';
import { findMongod } from './find-mongod.ts';
import { installCargo } from './install-cargo.ts';
import { downloadMongod } from './install-mongod.ts';
import { installPip } from './install-pip.ts';

/** An engine, or the reason why this way gives none. */
export type Way = {
  source: EngineSource;
  kinds: readonly EngineKind[];
  take: (search: Search) => Promise<Engine | string> | Engine | string;
};

const LOCAL_KINDS: readonly EngineKind[] = ['mongod', 'secantusd-rs', 'secantusd-py'];
const KINDS: readonly EngineKind[] = ['url', ...LOCAL_KINDS];

/** Every way to an engine, in the order in which they are tried. */
export function waysToAnEngine(allowPip: boolean): readonly Way[] {
  return [
    { source: 'url', kinds: ['url'], take: takeUrl },
    { source: 'mongod', kinds: ['mongod'], take: findMongod },
    { source: 'cache', kinds: LOCAL_KINDS, take: (search) => bestCached(search, allowPip) ?? '用户缓存中没有引擎' },
    { source: 'download', kinds: ['mongod'], take: downloadMongod },
    ...(allowPip ? [{ source: 'pip', kinds: ['secantusd-py'], take: installPip } as const] : []),
    { source: 'cargo', kinds: ['secantusd-rs'], take: installCargo },
  ];
}

function takeUrl(search: Search): Engine | string {
  const url = search.env['MONGO_URL'] ?? '';
  if (url === '') return '没有设 MONGO_URL';
  // Never echo it: it may carry a password.
  if (!/^mongodb(\+srv)?:\/\//.test(url)) throw new EngineError('MONGO_URL 应以 mongodb:// 或 mongodb+srv:// 开头。');
  return { kind: 'url', source: 'url', version: '', why: 'MONGO_URL 已指定', url };
}

export type TakeOptions = {
  /** Whether the slow Python engine may be taken; default no. */
  allowPip?: boolean;
  env?: NodeJS.ProcessEnv;
  log?: Log;
  /** A data folder that goes on with the engine it records, even if another would now be found first. */
  dataDir?: string;
};

/**
 * Finds or installs a database engine: MONGO_URL, mongod on the PATH, the user's cache, download, pip, cargo.
 * `PEIYU_ENGINE` forces one of these. Prints what was chosen and why; throws EngineError with one line when there is none.
 */
export async function takeEngine(options: TakeOptions = {}): Promise<Engine> {
  const { env = process.env, log = console.log, dataDir } = options;
  const record = dataDir === undefined ? undefined : readRecord(dataDir);
  const forced = forcedSource(env);
  const allowPip = options.allowPip === true || forced === 'pip' || record?.kind === 'secantusd-py';
  const search: Search = { env, log, cache: cacheFolder(env), kinds: KINDS };
  return chooseEngine(narrowed(search, forced, record), waysToAnEngine(allowPip), forced);
}

/** A folder's own engine is kept, unless somebody asks for another by name; then opening the folder will refuse. */
function narrowed(search: Search, forced: EngineSource | undefined, record: EngineRecord | undefined): Search {
  const explicit = forced !== undefined || (search.env['MONGO_URL'] ?? '') !== '';
  if (record === undefined || explicit) return search;
  return { ...search, kinds: [record.kind], version: record.version };
}

function forcedSource(env: NodeJS.ProcessEnv): EngineSource | undefined {
  const wish = env['PEIYU_ENGINE'] ?? '';
  if (wish === '') return undefined;
  const source = SOURCES.find((name) => name === wish);
  if (source === undefined)
    throw new EngineError(`PEIYU_ENGINE 只能是 ${SOURCES.join('、')} 之一，现在是「${wish}」。`);
  return source;
}

/** Tries the ways one after the other; each that fails says why. */
export async function chooseEngine(
  search: Search,
  ways: readonly Way[],
  forced: EngineSource | undefined,
): Promise<Engine> {
  const reasons: string[] = [];
  for (const way of ways) {
    if (forced !== undefined && way.source !== forced) continue;
    if (!way.kinds.some((kind) => search.kinds.includes(kind))) continue;
    const found = await way.take(search);
    if (typeof found !== 'string') {
      search.log(`数据库引擎：${found.kind}${found.version === '' ? '' : ` ${found.version}`}（${found.why}）`);
      return found;
    }
    reasons.push(found);
  }
  const advice = '请设 MONGO_URL，或安装 MongoDB 7 以上，或补齐上面所缺后重新启动';
  const why = reasons.join('；');
  if (forced !== undefined) throw new EngineError(`PEIYU_ENGINE=${forced} 得不到数据库引擎：${why}。`);
  if (search.kinds.length === 1) {
    throw new EngineError(`数据目录记着引擎 ${search.kinds[0]}，现在得不到它：${why}。请备齐它，或把数据目录移走。`);
  }
  throw new EngineError(`没有可用的数据库引擎：${why}。${advice}。`);
}
