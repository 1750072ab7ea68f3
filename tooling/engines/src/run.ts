import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { accessSync, constants, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { EngineError } from './engine.ts';
import type { Log } from './engine.ts';
import { processStamp, spawnRecorded } from './lock.mjs';
import type { Lock } from './lock.mjs';

const PROGRESS_MS = 5_000;
const LAST_LINES = 3;

/** Full path of a program on the PATH of `env`, or undefined. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder !== '' && isProgram(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** What a program prints when asked something quick; undefined when it fails or takes longer than ten seconds. */
export function askProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const answer = spawnSync(program, [...args], { env, encoding: 'utf8', timeout: 10_000 });
  return answer.status === 0 ? answer.stdout : undefined;
}

/** Somebody wants us to end: no other way to an engine is to be tried now. */
export class InstallInterrupted extends EngineError {}

export type Job = {
  program: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  log: Log;
  /** Everything the program says goes here; the terminal sees one line every few seconds. */
  logFile: string;
  /** Held while the job works; it names the job, so that a killed holder's job is waited for. */
  lock: Lock;
};

/**
 * Runs an installer to its end, with progress. It has a process group of its own, which is ended with us when a signal
 * ends us; a SIGKILL leaves it running, which is why the lock knows its number.
 */
export async function runJob(job: Job): Promise<void> {
  mkdirSync(dirname(job.logFile), { recursive: true });
  const out = createWriteStream(job.logFile, { flags: 'a' });
  // Before the child: a signal in between would end us and leave it.
  let endChild = (): void => undefined;
  const signals = endWithUs(() => endChild());
  const command = [job.program, ...job.args] as const;
  const child = spawnRecorded(job.lock, command, { env: job.env, stdio: 'pipe', detached: true });
  endChild = () => {
    if (child.pid !== undefined && processStamp(child.pid) !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      out.write(`${line}\n`);
      if (line.trim() !== '') tail.push(line.trim());
      if (tail.length > LAST_LINES) tail.shift();
    });
  }
  const begun = Date.now();
  const progress = setInterval(() => {
    job.log(`  … ${Math.round((Date.now() - begun) / 1000)} 秒：${tail.at(-1) ?? '…'}`);
  }, PROGRESS_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (signals.received !== undefined) throw new InstallInterrupted('安装被中断；再次启动会接着安装。');
    if (code !== 0) throw new EngineError(`${tail.join(' / ')}（完整记录：${job.logFile}）`);
  } finally {
    clearInterval(progress);
    out.end();
    signals.release();
  }
}

type Ending = { received: NodeJS.Signals | undefined; release(): void };

/** While it holds, a signal first ends the child; if nobody else listens, the signal then does to us what it would have done. */
function endWithUs(endChild: () => void): Ending {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const ending: Ending = {
    received: undefined,
    release() {
      for (const name of names) process.removeListener(name, onSignal);
      if (ending.received !== undefined && process.listenerCount(ending.received) === 0) {
        process.kill(process.pid, ending.received);
      }
    },
  };
  function onSignal(name: NodeJS.Signals): void {
    if (ending.received === undefined) endChild();
    ending.received = name;
  }
  for (const name of names) process.on(name, onSignal);
  return ending;
}
