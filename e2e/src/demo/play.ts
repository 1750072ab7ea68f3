import { assessmentSteps } from './steps/assessment.ts';
import { attendanceSteps } from './steps/attendance.ts';
import { certificateSteps } from './steps/certificates.ts';
import { cohortSteps } from './steps/cohort.ts';
import { hoursSteps } from './steps/hours.ts';
import { incidentSteps } from './steps/incidents.ts';
import { planSteps } from './steps/plan.ts';
import { reportingSteps } from './steps/reporting.ts';
import { setupSteps } from './steps/setup.ts';
import { subsidySteps } from './steps/subsidies.ts';
import type { Step, World } from './world.ts';

export interface Played {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly result: string;
}

/** The year in the order of its days. */
export function stepsOf(world: World): Step[] {
  const { scenario, tracks } = world;
  const ofTracks = tracks.flatMap((track) => [
    ...cohortSteps(track),
    ...attendanceSteps(track),
    ...hoursSteps(track),
    ...assessmentSteps(track),
    ...certificateSteps(track),
    ...subsidySteps(track),
  ]);
  const all = [
    ...setupSteps(scenario.start),
    ...planSteps(scenario, tracks),
    ...ofTracks,
    ...incidentSteps(scenario, tracks),
    ...reportingSteps(scenario, tracks),
  ];
  return all.toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Moves the business clock, acts, and waits until all that follows from the act has happened. */
export async function playStep(world: World, step: Step): Promise<Played> {
  await moveClock(world, step.at);
  const result = await step.run(world);
  await world.settle();
  return { at: step.at, who: step.who, what: step.what, result };
}

/** The last day of the year, after office hours. */
export const endOfYear = (world: World): Promise<void> => moveClock(world, `${world.scenario.year}-12-31T18:00`);

async function moveClock(world: World, at: string): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify({ to: `${at}:00+08:00` });
  const { status, body: said } = await world.link.call('/dev/clock', { ...init, body });
  if (status !== 200) throw new Error(`the clock did not move to ${at}: ${status} ${JSON.stringify(said)}`);
}
