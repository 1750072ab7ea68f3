import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A process told apart from a later one that was given the same number. */
export type ProcessStamp = { pid: number; started: string };

export type Lock = {
  /** Names a child that goes on working for the holder, so that the lock outlives a killed holder until the child ends. */
  recordChild(pid: number): void;
  release(): void;
};

/** Somebody alive holds the lock and the wait is over. */
export class LockHeld extends Error {
  readonly holder: number;
}

export function processStamp(pid: number): ProcessStamp | undefined;
export function isAlive(stamp: ProcessStamp): boolean;
export function lockHolder(folder: string): number | undefined;
export function takeLock(
  folder: string,
  options?: { waitMs?: number; onWait?: (holder: number) => void },
): Promise<Lock>;

type Worker<Output> = ChildProcess & { stdin: Writable; stdout: Output; stderr: Output };
type WorkerOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'detached'>;
export function spawnRecorded(
  lock: Lock,
  command: readonly [program: string, ...args: string[]],
  options: WorkerOptions & { stdio: 'pipe' },
): Worker<Readable>;
export function spawnRecorded(
  lock: Lock,
  command: readonly [program: string, ...args: string[]],
  options: WorkerOptions & { stdio: 'inherit' },
): Worker<null>;
