import { expect } from 'vitest';
import type { Run } from '../demo/run.ts';
import { readScenario, scenarioPath } from '../demo/scenario.ts';
import { expectations } from '../expect/expectations.ts';
import { brokenSources, readArchive } from '../recount/events.ts';
import { recount } from '../recount/recount.ts';
import { leaksIn, personalTexts } from './leaks.ts';

/** The demo, the expectations and the recount of the archive say the same; nothing is lost, doubled, or told about a person. */
export async function compareRun(run: Run, of: { fixtures: string; printed: readonly string[] }): Promise<void> {
  const { outcome, world, platform } = run;
  if (outcome === undefined) throw new Error('the year was not played to its end');
  const expected = await expectations(of.fixtures, scenarioPath);
  const events = await readArchive(world.link);
  const counted = recount(events, readScenario());

  for (const [key, track] of Object.entries(expected.tracks)) {
    const { shortMinutes, ...figures } = track;
    expect(outcome.tracks[key], `the demo, ${key}`).toEqual(figures);
    expect(counted.tracks[key], `the archive, ${key}`).toEqual(figures);
    if (shortMinutes.length > 0) expect(outcome.seen.refusedCompletions).toEqual(shortMinutes);
  }
  expect(outcome.lateClocks).toEqual(expected.lateClocks);
  expect(counted.lateClocks).toEqual(expected.lateClocks);
  expect(outcome.seen.hostilePreview.map(({ row, verdict }) => ({ row, verdict }))).toEqual(expected.hostile.rows);
  expect(outcome.seen.hostileHidden).toHaveLength(expected.hostile.hidden);
  expect([outcome.hostileCommitted, counted.hostileCommitted]).toEqual([
    expected.hostile.committed,
    expected.hostile.committed,
  ]);

  expect(brokenSources(events)).toEqual([]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  const personal = await personalTexts(of.fixtures, readScenario());
  const said = {
    events: JSON.stringify(events),
    log: platform.said(),
    errors: world.link.errors.join('\n'),
    printed: of.printed.join('\n'),
  };
  const leaks = Object.entries(said).map(([where, text]) => [where, leaksIn(text, personal)]);
  expect(leaks).toEqual([
    ['events', 0],
    ['log', 0],
    ['errors', 0],
    ['printed', 0],
  ]);
}
