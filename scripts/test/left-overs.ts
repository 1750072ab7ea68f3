import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Environment variable every process of a test run inherits; what still carries it afterwards was left behind. */
export const runMark = 'PEIYU_TEST_RUN';

/**
 * Ends the processes of a run that outlived it in sessions of their own (a database engine whose owner was killed), and
 * answers their ids. Knows them by the mark, so nobody else's process is touched. Without /proc it finds none.
 */
export async function endLeftOvers(run: string): Promise<number[]> {
  const found = markedWith(run);
  for (const pid of found) endProcess(pid, 'SIGTERM');
  for (let tries = 0; tries < 30 && markedWith(run).length > 0; tries += 1) await wait(100);
  for (const pid of markedWith(run)) endProcess(pid, 'SIGKILL');
  return found;
}

function markedWith(run: string): number[] {
  const mark = `${runMark}=${run}`;
  return processIds().filter((pid) => {
    if (pid === process.pid) return false;
    const environment = orUndefined(() => readFileSync(`/proc/${pid}/environ`, 'utf8'));
    return environment?.split('\0').includes(mark) ?? false;
  });
}

function processIds(): number[] {
  const names = orUndefined(() => readdirSync('/proc')) ?? [];
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

function endProcess(pid: number, signal: NodeJS.Signals): void {
  orUndefined(() => process.kill(pid, signal));
}

/** A process may end, or belong to somebody else, while it is looked at: that is an answer, not an error. */
function orUndefined<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(code)) return undefined;
    throw error;
  }
}
