import type { BusinessClock } from '@peiyu/kit/clock.ts';
import type { Documents } from '@peiyu/kit/mongo/documents.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import { ManualClock } from '@peiyu/kit/clock.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { until } from '@peiyu/kit/until.ts';

const COLLECTION = 'clock';
const SETTLE_LIMIT_MS = 120_000;

/** A business clock that the demo may set: only forward, only when the platform is settled, and across restarts. */
export interface SettableClock extends BusinessClock {
  /** Goes to `to`, stopping at each due moment on the way to let the law's waits happen (messages.md 13). Twice is once. */
  advanceTo(to: string): Promise<void>;
}

/** The clock as it stood when the platform was last stopped or killed, or at `start`. */
export async function openPlatformClock(
  documents: Documents,
  start: string,
  kernels: () => readonly Kernel[],
): Promise<SettableClock> {
  await documents.insertOne(COLLECTION, { _id: 'business', now: new Date(start).toISOString() });
  const stored = await documents.findOne(COLLECTION, { _id: 'business' });
  const clock = new ManualClock(typeof stored?.['now'] === 'string' ? stored['now'] : start);
  let moving: Promise<void> = Promise.resolve();

  const set = async (to: string): Promise<void> => {
    await documents.updateOne(COLLECTION, { _id: 'business' }, { $set: { now: to } });
    clock.set(to);
  };

  const move = async (to: string): Promise<void> => {
    const target = new Date(to).toISOString();
    if (target < clock.now()) throw new Refusal('kit.clock.backwards', { date: clock.now() });
    for (;;) {
      await settle(kernels());
      const due = await earliestDue(kernels());
      if (due === undefined || due > target) break;
      if (due > clock.now()) await set(due);
    }
    await set(target);
    await settle(kernels());
  };

  return {
    now: () => clock.now(),
    advanceTo(to) {
      moving = moving.then(
        () => move(to),
        () => move(to),
      );
      return moving;
    },
  };
}

/** Waits until nothing is unsent, no job runs and no timer is due in any service. */
export async function settle(kernels: readonly Kernel[]): Promise<void> {
  await until(
    async () => {
      for (const kernel of kernels) await kernel.fireTimers();
      // One service may have gone quiet while another, already looked at, was given its last event.
      const before = activityOf(kernels);
      const settled = await Promise.all(kernels.map((kernel) => kernel.settled()));
      return settled.every(Boolean) && activityOf(kernels) === before;
    },
    { what: 'the platform is settled', limitMs: SETTLE_LIMIT_MS },
  );
}

const activityOf = (kernels: readonly Kernel[]): number => kernels.reduce((sum, { activity }) => sum + activity, 0);

async function earliestDue(kernels: readonly Kernel[]): Promise<string | undefined> {
  const dues = await Promise.all(kernels.map((kernel) => kernel.nextDue()));
  return dues.filter((due) => due !== undefined).toSorted()[0];
}
