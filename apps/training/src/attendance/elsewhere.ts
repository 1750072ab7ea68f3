import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Session } from '../cohort/cohort.ts';
import { findCohorts } from '../cohort/find-cohorts.ts';
import type { TrainingParts } from '../parts.ts';

const MOST = 100;
/** Of one person in one read: nobody attends near so many classes. */
const PERSONS = 20;

/** Sessions of other classes, in whatever city, in which a person was present: dates alone, never which class (C4-14). */
export async function sessionsElsewhere(
  parts: TrainingParts,
  of: { readonly personId: string; readonly cohortId: string },
): Promise<readonly Session[]> {
  return (await sessionsElsewhereOf(parts, [of.personId], of.cohortId)).get(of.personId) ?? [];
}

/** The same for everybody of a sheet, in a few reads; who was nowhere else is missing. */
export async function sessionsElsewhereOf(
  parts: TrainingParts,
  personIds: readonly string[],
  cohortId: string,
): Promise<ReadonlyMap<string, readonly Session[]>> {
  const sessions = new Map<string, Session[]>();
  for (let from = 0; from < personIds.length; from += PERSONS) {
    const $in = personIds.slice(from, from + PERSONS);
    const where = {
      'state.personId': { $in },
      'state.cohortId': { $ne: cohortId },
      'state.minutes': { $gt: 0 },
    } as const;
    const others = await parts.enrolments.list(EVERYWHERE, where, { sort: { _id: 1 }, limit: MOST * $in.length });
    const cohorts = await findCohorts(
      parts,
      others.map(({ state }) => state.cohortId),
    );
    for (const { state } of others) {
      const present = Object.entries(state.attendance).flatMap(([sessionId, minutes]) => {
        const session = cohorts.get(state.cohortId)?.state.sessions[sessionId];
        return session && minutes > 0 ? [session] : [];
      });
      sessions.set(state.personId, [...(sessions.get(state.personId) ?? []), ...present]);
    }
  }
  return sessions;
}
