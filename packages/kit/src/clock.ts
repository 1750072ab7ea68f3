/** Real time of this machine: sessions, command ages, leases, backoff. Never moved. */
export interface MachineClock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Legal time: gives `at` and the law's dates. In production the machine clock; in the demo it may be set. */
export interface BusinessClock {
  /** ISO instant in UTC with milliseconds. */
  now(): string;
}

export const systemClock: MachineClock = { now: () => Date.now() };

export const businessClockOf = (machine: MachineClock): BusinessClock => ({
  now: () => new Date(machine.now()).toISOString(),
});

/** A business clock that stands still until it is set: demo and tests. It never goes back. */
export class ManualClock implements BusinessClock {
  #now: string;

  constructor(start: string) {
    this.#now = new Date(start).toISOString();
  }

  now(): string {
    return this.#now;
  }

  set(to: string): void {
    const next = new Date(to).toISOString();
    if (next < this.#now) throw new RangeError('the business clock never goes back');
    this.#now = next;
  }
}

/** Waiting, injected so that the simulator owns time. */
export interface Scheduler {
  sleep(ms: number): Promise<void>;
  /** Runs `work` again and again, `ms` (with up to a fifth of jitter) after it last ended, until the returned stop is called and awaited. */
  every(ms: number, work: () => Promise<void>): () => Promise<void>;
}

export const systemScheduler: Scheduler = {
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  every(ms, work) {
    let stopped = false;
    let timer: NodeJS.Timeout | undefined;
    let wake: () => void = () => undefined;
    const loop = async (): Promise<void> => {
      while (!stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, ms * (0.9 + Math.random() * 0.2));
        });
        if (!stopped) await work();
      }
    };
    const done = loop();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      wake();
      await done;
    };
  },
};

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The instant at which a business date (YYYY-MM-DD, Asia/Shanghai) begins. */
export const startOfDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS).toISOString();

/** The instant just after a business date has ended (24:00 Asia/Shanghai): a filing day's end. */
export const endOfDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + 86_400_000 - SHANGHAI_OFFSET_MS).toISOString();
