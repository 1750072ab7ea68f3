// Plain JavaScript for Node 20: scripts/bootstrap.mjs takes this lock before anything is installed.
import { execFileSync, spawn } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;

export class LockHeld extends Error {
  constructor(folder, holder) {
    super(`lock ${folder} is held by process ${holder}`);
    this.holder = holder;
  }
}

/** When a process started, as the system tells it; undefined when there is none (a zombie counts as none). */
function startedAt(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command name stands in brackets and may hold blanks and brackets itself: count from the last one.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
      throw error;
    }
  }
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch (error) {
    if (typeof error.status === 'number') return undefined; // ps answers 1 when there is no such process
    throw error;
  }
}

export function processStamp(pid) {
  const started = startedAt(pid);
  return started === undefined ? undefined : { pid, started };
}

export function isAlive(stamp) {
  return startedAt(stamp.pid) === stamp.started;
}

function highest(folder) {
  return Math.max(0, ...readdirSync(folder).map((name) => (/^\d+$/.test(name) ? Number(name) : 0)));
}

function holderOf(folder, generation) {
  if (generation === 0) return undefined;
  let text;
  try {
    text = readFileSync(join(folder, String(generation)), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined; // a later generation has tidied it away
    throw error;
  }
  const { holders } = JSON.parse(text);
  return holders.find((stamp) => isAlive(stamp))?.pid;
}

function writeWhole(folder, holders) {
  const temporary = join(folder, `.${randomUUID()}`);
  writeFileSync(temporary, JSON.stringify({ holders }));
  return temporary;
}

/** True when this process is now the holder: an exclusive link is the only step that decides. */
function tryNext(folder, generation, stamp) {
  const temporary = writeWhole(folder, [stamp]);
  const own = join(folder, String(generation));
  try {
    linkSync(temporary, own);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  // A slow taker may have linked a number that was used and tidied away long ago: only the highest counts.
  if (highest(folder) > generation) {
    rmSync(own, { force: true });
    return false;
  }
  for (const name of readdirSync(folder)) {
    if (/^\d+$/.test(name) && Number(name) < generation) rmSync(join(folder, name), { force: true });
  }
  return true;
}

/** The process that holds the lock now, undefined when nobody alive does. */
export function lockHolder(folder) {
  try {
    return holderOf(folder, highest(folder));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Takes a lock kept as a folder of numbered files. The highest number is the state: held while a process named in it
 * lives, free otherwise. The next holder is whoever creates the next number, so a lock of a dead process is
 * taken over without ever removing a file that might meanwhile be somebody else's.
 */
export async function takeLock(folder, { waitMs = 0, onWait } = {}) {
  mkdirSync(folder, { recursive: true });
  const stamp = processStamp(process.pid);
  const until = Date.now() + waitMs;
  let told = false;
  for (;;) {
    const generation = highest(folder);
    const holder = holderOf(folder, generation);
    if (holder === undefined && tryNext(folder, generation + 1, stamp)) {
      return heldLock(folder, generation + 1, stamp);
    }
    if (holder !== undefined) {
      if (Date.now() >= until) throw new LockHeld(folder, holder);
      if (!told) onWait?.(holder);
      told = true;
      await delay(POLL_MS);
    }
  }
}

function heldLock(folder, generation, stamp) {
  const holders = [stamp];
  const rewrite = () => renameSync(writeWhole(folder, holders), join(folder, String(generation)));
  return {
    recordChild(pid) {
      const child = processStamp(pid);
      if (child === undefined) return;
      holders.push(child);
      rewrite();
    },
    release() {
      holders.length = 0;
      rewrite();
    },
  };
}

/**
 * Starts a worker that the lock knows before it does anything: it waits at a gate until its number is written down.
 * Killed before that, we leave a gate that closes by itself; killed later, a lock that holds until the worker ends.
 * Its standard input is empty; `options` are those of spawn, with `stdio` for the two outputs.
 */
export function spawnRecorded(lock, [program, ...args], options) {
  const gate = ['-c', 'read -r go && exec "$0" "$@"', program, ...args];
  const child = spawn('/bin/sh', gate, { ...options, stdio: ['pipe', options.stdio, options.stdio] });
  // A worker that ended at once is told by its exit, not by its gate.
  child.stdin.on('error', () => undefined);
  if (child.pid !== undefined) lock.recordChild(child.pid);
  child.stdin.end('go\n');
  return child;
}
