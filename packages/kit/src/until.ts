import { systemClock } from './clock.ts';

/** Waits for a condition, looking every few milliseconds, with a limit; fails naming what it waited for. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  wait: { what: string; limitMs?: number },
): Promise<void> {
  const deadline = systemClock.now() + (wait.limitMs ?? 20_000);
  while (!(await condition())) {
    if (systemClock.now() > deadline) throw new Error(`waited too long until ${wait.what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
