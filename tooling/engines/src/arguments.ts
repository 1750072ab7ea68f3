import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalKind } from './engine.ts';

export type Settings = { kind: LocalKind; dataDir: string; port: number; durable: boolean };

/** Where the engine's own files lie; the path is also what tells our processes apart from other people's. */
export function filesOf(dataDir: string): string {
  return join(dataDir, 'data');
}

/** The argument that names the files of the engine. */
export function filesFlag(kind: LocalKind): string {
  return kind === 'mongod' ? '--dbpath' : '--storage-path';
}

/** The server's arguments. It listens on this machine only. */
export function serverArguments(settings: Settings): string[] {
  const { kind, dataDir, port, durable } = settings;
  const common = [filesFlag(kind), filesOf(dataDir), '--port', String(port)];
  if (kind === 'mongod') {
    // A write with `j: true` waits for the journal here whatever the flags, so durable needs none.
    return [...common, '--bind_ip', '127.0.0.1', '--nounixsocket', '--quiet', '--wiredTigerCacheSizeGB', '1'];
  }
  // Without a file of our own the server would read whatever settings lie in the user's home.
  const config = join(dataDir, 'engine.toml');
  writeFileSync(config, '');
  const args = ['--config', config, ...common, '--host', '127.0.0.1', '--log-level', 'WARNING', '--cache-size', '1G'];
  // Its default is to answer before the log is on disk: acknowledged writes were lost at a kill.
  if (durable) args.push('--sync-on-commit');
  // A log file is allocated in full: the default makes every fresh store 129 MB instead of 17.
  if (kind === 'secantusd-rs') args.push('--log-file-max', '16MB');
  return args;
}
