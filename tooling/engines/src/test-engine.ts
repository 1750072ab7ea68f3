import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from './engine.ts';
import { lockHolder } from './lock.mjs';
import { endLeftOvers, startEngine } from './start-engine.ts';
import type { RunningEngine } from './start-engine.ts';
import { takeEngine } from './take-engine.ts';

const PREFIX = 'peiyu-test-engine-';
/** Younger folders may belong to a start that has not taken its lock yet. */
const SETTLED_MS = 60_000;

/**
 * A throw-away engine in a temporary folder, gone with everything in it after `stop`. Not durable, so faster. With MONGO_URL
 * it is that database, and `stop` leaves it alone: tests keep apart by database names. What a killed run left is removed first.
 */
export async function startTestEngine(options: { log?: Log } = {}): Promise<RunningEngine> {
  const log = options.log ?? console.log;
  await removeLeftOvers(log);
  const engine = await takeEngine({ allowPip: false, log });
  const dataDir = mkdtempSync(join(realpathSync(tmpdir()), PREFIX));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  try {
    const running = await startEngine(engine, { dataDir, durable: false, log });
    const end = async (): Promise<void> => {
      await running.stop();
      remove();
    };
    let ending: Promise<void> | undefined;
    return {
      url: running.url,
      kind: running.kind,
      version: running.version,
      pid: running.pid,
      stop: () => (ending ??= end()),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function removeLeftOvers(log: Log): Promise<void> {
  const parent = realpathSync(tmpdir());
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const dataDir = join(parent, name);
    const age = Date.now() - (statSync(dataDir, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age < SETTLED_MS || lockHolder(join(dataDir, 'owner')) !== undefined) continue;
    for (const kind of ['mongod', 'secantusd-rs'] as const) await endLeftOvers({ kind }, { dataDir, log });
    rmSync(dataDir, { recursive: true, force: true });
  }
}
