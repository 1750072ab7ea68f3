import type { MachineClock } from '../../clock.ts';
import type { Dice } from './dice.ts';

/** Whose work a step is. What belongs to a dead owner never goes on. */
export interface Owner {
  readonly name: string;
  alive: boolean;
}

interface Step {
  readonly owner: Owner;
  readonly take: () => Promise<void> | void;
}

interface Sleeper extends Step {
  readonly at: number;
}

const START = Date.UTC(2026, 0, 5);

/**
 * Owns time and order: every port operation waits here until it is picked. Nothing else lets a simulated process go on,
 * so that a run is a function of its seed. No real time passes.
 */
export class Interleaver implements MachineClock {
  readonly #dice: Dice;
  #now = START;
  #ready: Step[] = [];
  #sleeping: Sleeper[] = [];
  /** How often time moves on although something could still be done. */
  hurry = 0;
  steps = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  now(): number {
    return this.#now;
  }

  get idle(): boolean {
    return this.#ready.length === 0;
  }

  /** Waits for its turn, then does `work` at once and whole. Of a dead owner nothing is ever done. */
  turn<T>(owner: Owner, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const take = async (): Promise<void> => {
        try {
          const result = await work();
          if (owner.alive) resolve(result);
        } catch (error) {
          if (owner.alive) reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      if (owner.alive) this.#ready.push({ owner, take });
    });
  }

  sleep(owner: Owner, ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (owner.alive) this.#sleeping.push({ owner, at: this.#now + ms, take: resolve });
    });
  }

  /** Forgets everything a process was about to do. */
  kill(owner: Owner): void {
    owner.alive = false;
    this.#ready = this.#ready.filter((step) => step.owner !== owner);
    this.#sleeping = this.#sleeping.filter((step) => step.owner !== owner);
  }

  /** Goes on until `done`, asked whenever nothing but time could move; false when it takes more time (ms) than allowed. */
  async run(done: () => boolean, withinMs: number): Promise<boolean> {
    const end = this.#now + withinMs;
    for (;;) {
      // A tick comes when no promise is left to go on: all that follows from the last step happens before the next is picked.
      await new Promise<void>((resolve) => process.nextTick(resolve));
      if (this.#ready.length === 0) {
        if (done()) return true;
        if (this.#now > end || !this.#passTime()) return false;
      } else if (this.#dice.chance(this.hurry)) {
        this.#passTime();
      }
      await this.#takeOne();
    }
  }

  async #takeOne(): Promise<void> {
    const chosen = this.#dice.below(this.#ready.length);
    const step = this.#ready[chosen];
    const last = this.#ready.pop();
    if (!step || !last) return;
    if (step !== last) this.#ready[chosen] = last;
    this.steps += 1;
    await step.take();
  }

  #passTime(): boolean {
    if (this.#sleeping.length === 0) return false;
    this.#now = Math.max(this.#now, Math.min(...this.#sleeping.map(({ at }) => at)));
    this.#ready.push(...this.#sleeping.filter(({ at }) => at <= this.#now));
    this.#sleeping = this.#sleeping.filter(({ at }) => at > this.#now);
    return true;
  }
}
