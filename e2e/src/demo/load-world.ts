import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.ts';
import { heldAttendance } from './generated-sheets.ts';
import type { Link } from './link.ts';
import type { Scenario, TrackPlan } from './scenario.ts';
import { gridOf, rosterLines, sessionsOf } from './sheets.ts';
import type { Track } from './world.ts';
import { World } from './world.ts';

/** Reads the sheets of a run and generates what they lack. */
export async function loadWorld(of: {
  scenario: Scenario;
  seed: string;
  outDir: string;
  fixtures: string;
  link: Link;
}): Promise<World> {
  const plans = Object.entries(of.scenario.tracks);
  const tracks = await Promise.all(plans.map(([key, plan]) => loadTrack(of, key, plan)));
  return new World({ ...of, tracks });
}

async function loadTrack(
  of: { scenario: Scenario; fixtures: string; link: Link },
  key: string,
  plan: TrackPlan,
): Promise<Track> {
  const read = (name: string): Uint8Array => readFileSync(join(of.fixtures, name));
  const roster = read(plan.roster);
  const lines = rosterLines(await gridOf(roster));
  const days = plan.cohort.sessions ?? [];
  const minutes = days.length === 0 ? 0 : of.scenario.requiredMinutes / days.length;
  const attendance = plan.attendance ? read(plan.attendance) : await heldAttendance(lines, { days, minutes });
  const attendanceGrid = await gridOf(attendance);
  return {
    key,
    plan,
    trainees: lines.map((line) => ({ ...line, client: new Client(of.link, `${key} trainee ${line.row}`) })),
    sessions: sessionsOf(attendanceGrid),
    roster,
    attendance,
    attendanceGrid,
    scores: plan.scores ? read(plan.scores) : undefined,
    passed: [],
  };
}
