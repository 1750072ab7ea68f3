import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PINNED } from './engine.ts';
import type { EngineSource, LocalEngine, LocalKind, Search } from './engine.ts';

const MANIFEST = 'peiyu-engine.json';
/** Faster engines first: the pip engine is good enough to look around, no more. */
const PREFERENCE: readonly LocalKind[] = ['mongod', 'secantusd-rs', 'secantusd-py'];

/** How an installed engine is started, kept beside it; paths are relative so that the folder may be renamed. */
export type Manifest = { kind: LocalKind; version: string; program: string; args: string[] };

/** `$XDG_CACHE_HOME/peiyu`, else `~/.cache/peiyu`. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'] ?? '';
  if (base !== '') return join(base, 'peiyu');
  return join(env['HOME'] ?? homedir(), '.cache', 'peiyu');
}

export function engineFolder(cache: string, kind: LocalKind, version: string): string {
  return join(cache, 'engines', `${kind}-${version}`);
}

export function manifestPath(folder: string): string {
  return join(folder, MANIFEST);
}

/** An engine in the cache, or undefined. A folder without its manifest was never finished and does not count. */
export function findCached(
  cache: string,
  kind: LocalKind,
  version: string,
): Omit<LocalEngine, 'source' | 'why'> | undefined {
  const folder = engineFolder(cache, kind, version);
  if (!existsSync(manifestPath(folder))) return undefined;
  const manifest = JSON.parse(readFileSync(manifestPath(folder), 'utf8')) as Manifest;
  const program = join(folder, manifest.program);
  return existsSync(program) ? { kind, version, program, args: manifest.args } : undefined;
}

/** The best engine of the cache among the kinds that may be taken. */
export function bestCached(search: Search, allowPip: boolean): LocalEngine | undefined {
  for (const kind of PREFERENCE) {
    if (!search.kinds.includes(kind) || (kind === 'secantusd-py' && !allowPip)) continue;
    for (const version of [search.version ?? PINNED[kind], PINNED[kind]]) {
      const found = findCached(search.cache, kind, version);
      if (found !== undefined) return withSource(found, 'cache', '用户缓存中已有');
    }
  }
  return undefined;
}

export function withSource(
  found: Omit<LocalEngine, 'source' | 'why'>,
  source: Exclude<EngineSource, 'url'>,
  why: string,
): LocalEngine {
  return { ...found, source, why };
}
