import { Busy } from '@peiyu/kit/errors.ts';
import type { Scheduler } from '@peiyu/kit/clock.ts';

const WAIT = { ms: 50, tries: 40 };

/**
 * Reads until what an earlier act caused in another aggregate is there, two seconds at most (architecture 6); then Busy,
 * which may simply be sent again. For acts that follow one another within a moment, not for waits of the law.
 */
export async function followed<T>(
  scheduler: Scheduler,
  read: () => Promise<T>,
  ready: (value: T) => boolean,
): Promise<T> {
  for (let tries = 0; tries < WAIT.tries; tries++) {
    const value = await read();
    if (ready(value)) return value;
    await scheduler.sleep(WAIT.ms);
  }
  throw new Busy('follow-up');
}
