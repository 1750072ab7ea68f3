import { Killer, planKills } from './kills.ts';
import { Link } from './link.ts';
import { loadWorld } from './load-world.ts';
import { gatherOutcome } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { PlatformProcess } from './platform.ts';
import { endOfYear, playStep, stepsOf } from './play.ts';
import { readScenario } from './scenario.ts';
import { headLine, row } from './table.ts';
import type { World } from './world.ts';
import { passwordOf } from './world.ts';

/** The bodies and accounts of the first steps are played in peace. */
const FIRST_KILLED_STEP = 1;

export interface RunOptions {
  readonly outDir: string;
  readonly workDir: string;
  readonly fixtures: string;
  readonly seed: string;
  readonly kills: number;
  readonly say: (line: string) => void;
  /** Plays no later step: a short form of the year. */
  readonly until?: string;
}

export interface Run {
  readonly platform: PlatformProcess;
  readonly world: World;
  readonly outcome: Outcome | undefined;
  readonly killed: { readonly host: number; readonly engine: number };
}

/** Starts the platform, plays the year over HTTP, reads the figures. The platform still runs afterwards; who calls stops it. */
export async function runDemo(options: RunOptions): Promise<Run> {
  const { outDir, workDir, fixtures, seed, kills, say } = options;
  const scenario = readScenario();
  const platform = new PlatformProcess({
    dir: workDir,
    clock: scenario.start,
    overlay: scenario.overlay,
    adminPassword: passwordOf(seed, 'admin'),
  });
  const [patienceMs, answerMs] = kills > 0 ? [300_000, 40_000] : [150_000, 140_000];
  const link = new Link({ address: () => platform.address, seed, patienceMs, answerMs, faultsPass: kills > 0 });
  const world = await loadWorld({ scenario, seed, outDir, fixtures, link });
  await platform.start();
  if (kills > 0) platform.watch();
  try {
    const steps = stepsOf(world).filter(({ at }) => options.until === undefined || at < options.until);
    const plan = planKills(seed, { kills, from: FIRST_KILLED_STEP, steps: steps.length });
    const killer = new Killer(platform, plan, say);
    say(headLine());
    for (const [index, step] of steps.entries()) {
      killer.arm(index);
      say(row(await playStep(world, step)));
    }
    killer.disarm();
    if (options.until !== undefined) return { platform, world, outcome: undefined, killed: killer.done };
    await endOfYear(world);
    return { platform, world, outcome: await gatherOutcome(world), killed: killer.done };
  } catch (error) {
    // What went wrong comes first, whether the platform can still be stopped or not.
    await platform.stop().catch((late: unknown) => say(String(late)));
    throw error;
  }
}
