import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export interface Command {
  readonly line: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface CommandResult {
  /** Undefined when a signal ended it, or when it could not be started. */
  readonly code: number | undefined;
  readonly output: string;
  /** Ended by us, because its time was over or the run was stopped. */
  readonly ended: boolean;
}

const graceMilliseconds = 3000;

/**
 * Runs a command in a process group of its own and waits for it. When `signal` aborts, the whole group is asked to end
 * and, after a grace, killed. Whatever of the group outlives its leader is killed too: no check leaves a process behind.
 */
export async function runCommand({ line, cwd, env }: Command, signal: AbortSignal): Promise<CommandResult> {
  const [file, ...args] = line;
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = new Promise<number | undefined>((resolve) => {
    child.once('exit', (code) => resolve(code ?? undefined));
    child.once('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      resolve(undefined);
    });
  });
  const end = (): void => {
    endGroup(child.pid, 'SIGTERM');
    setTimeout(() => endGroup(child.pid, 'SIGKILL'), graceMilliseconds).unref();
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  const code = await exited;
  signal.removeEventListener('abort', end);
  endGroup(child.pid, 'SIGKILL');
  // A process that left the group may hold the pipes open for ever, so the last output is waited for a moment only.
  await Promise.race([closed, wait(500)]);
  child.stdout.destroy();
  child.stderr.destroy();
  return { code, output: Buffer.concat(chunks).toString('utf8'), ended: signal.aborted };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
