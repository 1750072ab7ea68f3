import type { Dice } from './dice.ts';

/** What may go wrong in a run, as probabilities per port operation; drawn from the seed, so that quiet runs occur too. */
export interface FaultRates {
  readonly processes: number;
  readonly crash: number;
  /** At most so many crashes, so that every run ends. */
  readonly crashes: number;
  /** Of crashes: how many take every process at once. */
  readonly allAtOnce: number;
  readonly refused: number;
  readonly lostReply: number;
  readonly partial: number;
  readonly redelivery: number;
  readonly delay: number;
  readonly suffixFirst: number;
  readonly givesUp: number;
  /** An operation that takes seconds, or longer than the sweeper waits. */
  readonly slow: number;
  /** At a crash: all cursors are lost. */
  readonly forgets: number;
  /** How often time moves on although something could still be done. */
  readonly hurry: number;
}

export function drawFaults(dice: Dice): FaultRates {
  const some = (...levels: readonly number[]): number => dice.pick(levels);
  return {
    processes: dice.pick([1, 2, 2]),
    crash: some(0, 0.005, 0.02, 0.06),
    crashes: some(2, 6, 12),
    allAtOnce: 0.3,
    refused: some(0, 0, 0.05),
    lostReply: some(0, 0.02, 0.1),
    partial: some(0, 0.1, 0.3),
    redelivery: some(0, 0.1, 0.5),
    delay: some(0, 0.2, 0.6),
    suffixFirst: some(0, 0.2),
    givesUp: some(0, 0, 0.1),
    slow: some(0, 0.01, 0.04),
    forgets: some(0, 0.5),
    hurry: some(0.02, 0.1, 0.3),
  };
}

/** The end of every run: nothing goes wrong any more, and all must come right. */
export const CALM: FaultRates = {
  processes: 2,
  crash: 0,
  crashes: 0,
  allAtOnce: 0,
  refused: 0,
  lostReply: 0,
  partial: 0,
  redelivery: 0,
  delay: 0,
  suffixFirst: 0,
  givesUp: 0,
  slow: 0,
  forgets: 0,
  hurry: 0.02,
};
