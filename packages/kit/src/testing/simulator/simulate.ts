import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { ARCHIVE_COLLECTION } from '../../messages/archive.ts';
import { PARKED_COLLECTION } from '../../messages/parking.ts';
import { isPassing } from '../../messages/retry.ts';
import type { AggregateDoc } from '../../store/aggregate.ts';
import { check } from './checker.ts';
import { Clients } from './clients.ts';
import { Dice } from './dice.ts';
import { drawFaults } from './faults.ts';
import { Died, World } from './world.ts';

/** What became of one run. */
export interface Verdict {
  readonly seed: number;
  /** Nothing, or what is wrong: a run without violations lost nothing and doubled nothing. */
  readonly violations: readonly string[];
  readonly steps: number;
  /** What went wrong on purpose, and what came of it, with how often. */
  readonly happenings: ReadonlyMap<string, number>;
}

/** Simulated time (ms) in which a run must have done its work, and in which the calm after it must bring rest. */
const WORK_MS = 900_000;
const REST_MS = 240_000;

/** One run from its seed: people work while things go wrong, then all is calm, then everything is counted. */
export async function simulate(seed: number): Promise<Verdict> {
  // A run never lets go of the thread; between two of them others have their turn.
  await new Promise((resolve) => setImmediate(resolve));
  const dice = new Dice(seed);
  const world = new World(dice, drawFaults(dice));
  const clients = new Clients(world);
  clients.start();
  operate(world).catch((error: unknown) => world.violations.add(`the operator failed: ${String(error)}`));
  const { interleaver, violations } = world;
  if (!(await interleaver.run(() => clients.done, WORK_MS))) violations.add('clients never came to an end');
  world.calm();
  const rested = await interleaver.run(() => world.unsettled().length === 0, REST_MS);
  if (!rested) for (const what of world.unsettled()) violations.add(`never settled: ${what}`);
  else for (const what of check(world, clients)) violations.add(what);
  recordOutcomes(world, clients);
  return { seed, violations: [...violations], steps: interleaver.steps, happenings: world.happenings };
}

/** The operator: redrives every source that is parked, mended or not, at work and in the calm. */
async function operate(world: World): Promise<void> {
  for (;;) {
    await world.sleep(2_000 + world.dice.below(4_000));
    for (const { consumer, src } of world.storage.contents(PARKED_COLLECTION)) {
      try {
        if (await world.ask((node) => node.redrive(String(consumer), String(src)))) world.happened('redriven');
      } catch (error) {
        if (!(error instanceof Died) && !isPassing(error)) throw error;
      }
    }
  }
}

/** What the faults led to: paths of the protocol that a set of runs must have gone. */
function recordOutcomes(world: World, clients: Clients): void {
  for (const { answers } of clients.told) {
    const last = answers.at(-1);
    world.happened(
      last === undefined ? 'command without answer' : typeof last === 'string' ? 'command refused' : 'command done',
    );
    if (answers.length > 1) world.happened('answer repeated');
  }
  for (const { cancelled } of world.storage.contents('seats') as readonly AggregateDoc<unknown>[]) {
    if (cancelled.length > 0) world.happened('hold cancelled');
  }
  for (const { actor, corr } of world.archive.contents(ARCHIVE_COLLECTION) as unknown as readonly Envelope[]) {
    if (actor.role === 'timer') world.happened(corr.startsWith('timer:') ? 'step by poll' : 'step by late command');
  }
}
