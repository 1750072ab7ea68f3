import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Session } from '../cohort/cohort.ts';
import type { TrainingParts } from '../parts.ts';

const MOST = 100;

/** Sessions of other classes, in whatever city, in which a person was present: dates alone, never which class (C4-14). */
export async function sessionsElsewhere(
  parts: TrainingParts,
  of: { readonly personId: string; readonly cohortId: string },
): Promise<readonly Session[]> {
  const where = {
    'state.personId': of.personId,
    'state.cohortId': { $ne: of.cohortId },
    'state.minutes': { $gt: 0 },
  } as const;
  const others = await parts.enrolments.list(EVERYWHERE, where, { sort: { _id: 1 }, limit: MOST });
  const sessions: Session[] = [];
  for (const { state } of others) {
    const cohort = await parts.cohorts.find(state.cohortId);
    for (const [sessionId, minutes] of Object.entries(state.attendance)) {
      const session = cohort?.state.sessions[sessionId];
      if (session && minutes > 0) sessions.push(session);
    }
  }
  return sessions;
}
