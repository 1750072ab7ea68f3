import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { engineFolder, findCached, manifestPath } from './cache.ts';
import type { Manifest } from './cache.ts';
import { EngineError, PINNED } from './engine.ts';
import type { LocalEngine, LocalKind, Search } from './engine.ts';
import { LockHeld, takeLock } from './lock.mjs';
import { runJob } from './run.ts';

/** A cold build of the slowest engine takes under ten minutes on two cores. */
const WAIT_FOR_OTHER_MS = 30 * 60_000;

export type Step = (program: string, args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<void>;
export type Recipe = {
  kind: LocalKind;
  /** Fills `folder` (left from a killed try, if there was one) and says how the engine is started, relative to it. */
  build: (folder: string, step: Step) => Promise<{ program: string; args: string[] }>;
};

/**
 * Installs an engine into the cache once. Two at once: the second waits and finds it done. Killed in the middle: the
 * half-built folder keeps its name, so the next try goes on in it. The cache only ever shows finished engines.
 */
export async function installEngine(search: Search, recipe: Recipe): Promise<Omit<LocalEngine, 'source' | 'why'>> {
  const version = PINNED[recipe.kind];
  const folder = engineFolder(search.cache, recipe.kind, version);
  const name = `${recipe.kind}-${version}`;
  const lock = await takeInstallLock(search, name);
  try {
    const already = findCached(search.cache, recipe.kind, version);
    if (already !== undefined) return already;
    const partial = `${folder}.partial`;
    mkdirSync(partial, { recursive: true });
    const start = await recipe.build(partial, (program, args, env = search.env) =>
      runJob({
        program,
        args,
        env,
        log: search.log,
        logFile: join(search.cache, 'logs', `${name}.log`),
        lock,
      }),
    );
    const manifest: Manifest = { kind: recipe.kind, version, ...start };
    writeFileSync(manifestPath(partial), JSON.stringify(manifest));
    mkdirSync(dirname(folder), { recursive: true });
    // Only a folder without a manifest or program can stand here: findCached said so under the lock.
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
    const installed = findCached(search.cache, recipe.kind, version);
    if (installed === undefined) throw new EngineError(`安装结束，但 ${folder} 中没有 ${start.program}。`);
    return installed;
  } finally {
    lock.release();
  }
}

async function takeInstallLock(search: Search, name: string) {
  try {
    return await takeLock(join(search.cache, 'locks', name), {
      waitMs: WAIT_FOR_OTHER_MS,
      onWait: (holder) => search.log(`另一个进程（${holder}）正在安装 ${name}，等它完成……`),
    });
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new EngineError(`进程 ${error.holder} 安装 ${name} 超过 30 分钟：请结束该进程后重新启动。`);
  }
}
