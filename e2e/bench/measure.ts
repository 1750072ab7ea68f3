/** In flight at once, here and in every floor. */
export const WIDTH = 32;
/** Length of one measured leg (ms): time, not a count, bounds the run on a slow machine too. */
export const LEG_MS = 1_500;

/** Does pieces of work for one leg, `width` at a time, then waits for `ended`; pieces per second over all of it. */
export async function rateOf(
  work: (n: number) => Promise<unknown>,
  ended: () => Promise<unknown> = () => Promise.resolve(),
  width = WIDTH,
): Promise<number> {
  const start = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - start < LEG_MS) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
  await ended();
  return (next * 1_000) / (performance.now() - start);
}

/** Does exactly `count` pieces of work, `WIDTH` at a time. */
export async function doAll(count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The value below which a share of all lies; nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const ranked = sorted(values);
  return ranked[Math.min(ranked.length - 1, Math.max(0, Math.ceil(share * ranked.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const ranked = sorted(values);
  const middle = ranked.length / 2;
  return ((ranked[Math.ceil(middle) - 1] ?? Number.NaN) + (ranked[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** One measured thing beside its goal. `spread` is half the distance between the lowest and the highest round. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly spread: number;
  readonly goal: number;
  readonly better: 'higher' | 'lower';
  /** What `value` is: `ratio`, `ms`, `rows/s`. */
  readonly unit: string;
  readonly met: boolean;
  /** Absolute figures of this machine, for the eye only. */
  readonly beside: Readonly<Record<string, number | readonly number[]>>;
}

type Judged = Pick<Result, 'name' | 'goal' | 'better' | 'unit' | 'beside'> & { readonly rounds: readonly number[] };

export function judge({ rounds, ...rest }: Judged): Result {
  const value = median(rounds);
  const spread = (Math.max(...rounds) - Math.min(...rounds)) / 2;
  return { ...rest, value, spread, met: rest.better === 'higher' ? value >= rest.goal : value <= rest.goal };
}

export interface Comparison {
  readonly name: string;
  readonly goal: number;
  readonly rounds: number;
  readonly floor: () => Promise<number>;
  readonly ours: () => Promise<number>;
}

/** Floor, ours, floor in each round after one that is not counted; the ratio of a round takes the mean of its two floors. */
export async function compare(comparison: Comparison): Promise<Result> {
  const { name, goal, rounds, floor, ours } = comparison;
  const ratios: number[] = [];
  const floors: number[] = [];
  const rates: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const before = await floor();
    const rate = await ours();
    const base = (before + (await floor())) / 2;
    if (round < 0) continue;
    ratios.push(rate / base);
    floors.push(base);
    rates.push(rate);
  }
  const beside = { oursPerSecond: median(rates), floorPerSecond: median(floors), rounds: ratios };
  return judge({ name, goal, unit: 'ratio', better: 'higher', rounds: ratios, beside });
}
