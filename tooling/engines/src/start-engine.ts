import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { askServer } from './answers.ts';
import { filesFlag, filesOf } from './arguments.ts';
import { claimDataFolder } from './data-folder.ts';
import { EngineError } from './engine.ts';
import type { Engine, EngineKind, LocalEngine, Log, UrlEngine } from './engine.ts';
import { freePort, launch } from './launch.ts';
import type { Launched } from './launch.ts';
import { LockHeld, takeLock } from './lock.mjs';
import type { Lock } from './lock.mjs';
import { endProcess, findByArguments } from './processes.ts';

const OWNER_WAIT_MS = 10_000;
const GRACE_MS = 20_000;
const URL_MS = 5_000;
const PORT_TRIES = 3;
const RESTARTS_PER_MINUTE = 5;

export type RunningEngine = {
  readonly url: string;
  /** Undefined for a database given by address. After a crash the restarted server has a new one. */
  readonly pid: number | undefined;
  readonly kind: EngineKind;
  readonly version: string;
  /** Ends the server within 25 seconds and frees the data folder; twice is once. */
  stop(): Promise<void>;
};

export type StartOptions = { dataDir: string; durable: boolean; port?: number; log?: Log };

/**
 * Runs an engine on a data folder and answers once it takes commands.
 *
 * - The folder goes on with the engine it records; another is refused (EngineError, one line that says what to do).
 * - One owner at a time: a living owner is waited for ten seconds, then named in the refusal.
 * - A server left over from a killed owner is ended first (found by the folder in its arguments, so also one that was
 *   killed before anything could be written down).
 * - `durable`: a write acknowledged with `j: true` is on disk. A durable server that dies is started again on the same port,
 *   five times a minute at most; a throw-away one is not, since what it acknowledged is gone.
 */
export async function startEngine(engine: Engine, options: StartOptions): Promise<RunningEngine> {
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const log = options.log ?? console.log;
  const owner = await ownFolder(dataDir, log);
  try {
    claimDataFolder(dataDir, engine);
    if (engine.kind === 'url') return await useUrl(engine, owner);
    await endLeftOvers(engine, { dataDir, log });
    return supervise(
      engine,
      { ...options, dataDir, log },
      { owner, first: await launchOnAPort(engine, { ...options, dataDir }) },
    );
  } catch (error) {
    owner.release();
    throw error;
  }
}

async function ownFolder(dataDir: string, log: Log): Promise<Lock> {
  try {
    return await takeLock(join(dataDir, 'owner'), {
      waitMs: OWNER_WAIT_MS,
      onWait: (holder) => log(`数据目录 ${dataDir} 正被进程 ${holder} 使用，等它结束（最多 10 秒）……`),
    });
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new EngineError(`数据目录 ${dataDir} 正被进程 ${error.holder} 使用：请先停掉它（kill ${error.holder}）。`);
  }
}

async function useUrl(engine: UrlEngine, owner: Lock): Promise<RunningEngine> {
  try {
    const { version } = await askServer(engine.url, URL_MS);
    const stop = async (): Promise<void> => owner.release();
    return { url: engine.url, pid: undefined, kind: 'url', version, stop };
  } catch (error) {
    const reason = error instanceof Error ? error.name : '没有应答';
    throw new EngineError(`MONGO_URL 指向的数据库连不上（${reason}）：请检查地址、账号和网络。`);
  }
}

/** Ends every server that still works on this folder; needed before a start, since its owner was killed. */
export async function endLeftOvers(
  engine: { kind: LocalEngine['kind'] },
  at: { dataDir: string; log: Log },
): Promise<void> {
  for (const stamp of findByArguments(filesFlag(engine.kind), filesOf(at.dataDir))) {
    at.log(`结束上次遗留的数据库引擎（进程 ${stamp.pid}）`);
    if (!(await endProcess(stamp, GRACE_MS)))
      throw new EngineError(`上次遗留的数据库引擎（进程 ${stamp.pid}）结束不了。`);
  }
}

async function launchOnAPort(engine: LocalEngine, options: StartOptions): Promise<Launched> {
  const { dataDir, durable, port } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(engine, { dataDir, durable, port: port ?? (await freePort()) });
    } catch (error) {
      // Between finding a free port and listening on it somebody else may have taken it.
      const taken = error instanceof EngineError && /in use/i.test(error.message);
      if (!taken || port !== undefined || attempt === PORT_TRIES) throw error;
    }
  }
}

type Kept = { owner: Lock; first: Launched };

function supervise(engine: LocalEngine, options: StartOptions & { log: Log }, kept: Kept): RunningEngine {
  let current = kept.first;
  let stopping: Promise<void> | undefined;
  let restarting: Promise<void> = Promise.resolve();
  const crashes: number[] = [];

  const watch = (): void => {
    void current.exited.then(() => {
      if (stopping === undefined) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    const now = Date.now();
    crashes.push(now);
    const often = crashes.filter((at) => at > now - 60_000).length > RESTARTS_PER_MINUTE;
    if (!options.durable || often) {
      options.log(`数据库引擎意外退出，不再重启：见 ${options.dataDir} 中的 engine.log`);
      return;
    }
    options.log('数据库引擎意外退出，正在原端口重启……');
    try {
      current = await launch(engine, { dataDir: options.dataDir, durable: true, port: current.port });
      watch();
    } catch (error) {
      options.log(error instanceof Error ? error.message : String(error));
      await delay(500);
      if (stopping === undefined) await restart();
    }
  };
  const end = async (): Promise<void> => {
    await restarting;
    const ended = await endProcess(current.stamp, GRACE_MS);
    kept.owner.release();
    if (!ended) throw new EngineError(`数据库引擎（进程 ${current.stamp.pid}）结束不了。`);
  };

  watch();
  return {
    url: current.url,
    kind: engine.kind,
    version: engine.version,
    get pid() {
      return current.stamp.pid;
    },
    stop: () => (stopping ??= end()),
  };
}
