import { ContractError } from '@peiyu/domain/events/registry.ts';
import type { Scheduler } from '../clock.ts';
import { Busy, Conflict } from '../errors.ts';

/** Backoff of transport faults (ms): doubled from first to longest. */
const BACKOFF = { first: 50, longest: 5_000 };
/** Tries of an error that is nobody's passing fault, before its event is parked. */
export const TRIES_BEFORE_PARKING = 5;

/** Faults of transport or database, and lost races, pass by themselves; an error of contract or invariant does not. */
export const isPassing = (error: unknown): boolean => error instanceof Busy || error instanceof Conflict;

/** Thrown through a handler when the process stops meanwhile: nothing was applied, nothing may be acknowledged. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

/**
 * Runs an effect until it is applied. Passing faults are retried without limit, with backoff (time, not count);
 * any other error 5 times, then it is thrown. A contract error is thrown at once: it cannot mend itself.
 */
export async function untilApplied(
  work: () => Promise<void>,
  run: { scheduler: Scheduler; stopping: () => boolean },
): Promise<void> {
  let failures = 0;
  for (let wait = BACKOFF.first; ; wait = Math.min(wait * 2, BACKOFF.longest)) {
    if (run.stopping()) throw new Stopping();
    try {
      return await work();
    } catch (error) {
      if (error instanceof ContractError) throw error;
      if (!isPassing(error) && ++failures >= TRIES_BEFORE_PARKING) throw error;
    }
    await run.scheduler.sleep(failures > 0 ? BACKOFF.first : wait);
  }
}
