import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, processStamp } from './lock.mjs';
import type { ProcessStamp } from './lock.mjs';

const POLL_MS = 25;

/**
 * Ends one process: SIGTERM, and SIGKILL when it is still there after `graceMs`. The stamp makes sure that it is that
 * process and not a later one with its number. False when even SIGKILL did not end it within five seconds.
 */
export async function endProcess(stamp: ProcessStamp, graceMs: number): Promise<boolean> {
  signal(stamp, 'SIGTERM');
  if (await gone(stamp, graceMs)) return true;
  signal(stamp, 'SIGKILL');
  return gone(stamp, 5_000);
}

function signal(stamp: ProcessStamp, name: NodeJS.Signals): void {
  if (!isAlive(stamp)) return;
  try {
    process.kill(stamp.pid, name);
  } catch (error) {
    // Ended between the look and the signal: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function gone(stamp: ProcessStamp, limitMs: number): Promise<boolean> {
  const until = Date.now() + limitMs;
  while (isAlive(stamp)) {
    if (Date.now() >= until) return false;
    await delay(POLL_MS);
  }
  return true;
}

/** Processes that were started with exactly these two arguments side by side, such as `--dbpath /some/folder`. */
export function findByArguments(flag: string, value: string): ProcessStamp[] {
  return processNumbers()
    .filter((pid) => pid !== process.pid && hasArguments(pid, flag, value))
    .map((pid) => processStamp(pid))
    .filter((stamp) => stamp !== undefined);
}

function processNumbers(): number[] {
  const names = existsSync('/proc/self/cmdline')
    ? readdirSync('/proc')
    : execFileSync('ps', ['-axo', 'pid='], { encoding: 'utf8' }).split('\n');
  return names.map(Number).filter((pid) => Number.isInteger(pid) && pid > 1);
}

function hasArguments(pid: number, flag: string, value: string): boolean {
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`\0${flag}\0${value}\0`);
    }
    return `${execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim()} `.includes(
      ` ${flag} ${value} `,
    );
  } catch (error) {
    // Ended while we looked, or somebody else's: not ours either way.
    if (error instanceof Error) return false;
    throw error;
  }
}
