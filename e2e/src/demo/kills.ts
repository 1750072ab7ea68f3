import type { PlatformProcess } from './platform.ts';
import { between, dice } from './seeded.ts';

const LATEST_MS = 700;
/** The platform starts its database server again so many times a minute; once more would be another failure than a kill. */
const ENGINE_KILLS = { most: 4, withinMs: 60_000 };

export interface Kill {
  readonly step: number;
  readonly afterMs: number;
  readonly victim: 'host' | 'engine';
}

/** Moments of a run at which a process is ended by force; both kinds of victim are among them. */
export function planKills(seed: string, of: { kills: number; from: number; steps: number }): Kill[] {
  const roll = dice(`${seed}|kills`);
  const { kills, from, steps } = of;
  const free = Array.from({ length: steps - from }, (_, index) => from + index);
  return Array.from({ length: Math.min(kills, free.length) }, (_, index): Kill => {
    const [step = from] = free.splice(between(roll, [0, free.length - 1]), 1);
    return { step, afterMs: between(roll, [0, LATEST_MS]), victim: index % 2 === 0 ? 'host' : 'engine' };
  }).toSorted((a, b) => a.step - b.step);
}

/** Carries a plan of kills out while the steps are played. */
export class Killer {
  readonly #platform: PlatformProcess;
  readonly #plan: readonly Kill[];
  readonly #say: (line: string) => void;
  #pending: NodeJS.Timeout[] = [];
  readonly #engineKills: number[] = [];
  done = { host: 0, engine: 0 };

  constructor(platform: PlatformProcess, plan: readonly Kill[], say: (line: string) => void) {
    this.#platform = platform;
    this.#plan = plan;
    this.#say = say;
  }

  /** Called as a step begins: its kills are due from now on. */
  arm(step: number): void {
    for (const kill of this.#plan.filter((planned) => planned.step === step)) {
      this.#pending.push(setTimeout(() => this.#strike(kill.victim), kill.afterMs));
    }
  }

  /** What is still due when the year is over has no one left to hit. */
  disarm(): void {
    for (const timer of this.#pending) clearTimeout(timer);
    this.#pending = [];
  }

  #strike(planned: Kill['victim']): void {
    const now = Date.now();
    const recent = this.#engineKills.filter((at) => at > now - ENGINE_KILLS.withinMs);
    const victim = planned === 'engine' && recent.length >= ENGINE_KILLS.most ? 'host' : planned;
    if (victim === 'engine') this.#engineKills.push(now);
    const hit = victim === 'host' ? this.#platform.killHost() : this.#platform.killEngine();
    if (hit) this.done = { ...this.done, [victim]: this.done[victim] + 1 };
    this.#say(hit ? `  ×× SIGKILL ${victim === 'host' ? '平台' : '数据库引擎'}` : `  ×× ${victim} 此刻不在运行`);
  }
}
