import type { Doc } from '@peiyu/kit/mongo/documents.ts';
import type { AdmitRow } from '@peiyu/kit/identity-port.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { RESERVATION_COLLECTION } from '@peiyu/kit/reservations.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Actor } from '@peiyu/domain/events/contract.ts';
import type { Cohort } from '../cohort/cohort.ts';
import type { TrainingParts } from '../parts.ts';
import { packOf, purposeOf } from '../parts.ts';
import { keyIn } from './enrol.ts';
import type { Verdict } from './screening.ts';
import { judge, problem } from './screening.ts';

const CHUNK = 100;

export interface Admission {
  readonly cohort: Loaded<Cohort>;
  readonly rows: readonly AdmitRow[];
  readonly actor: Actor;
  readonly today: string;
  /** A preview: nobody is registered. */
  readonly dryRun: boolean;
}

/** Rows of a form or sheet → who they are and whether they may enter this class. */
export async function admitRows(parts: TrainingParts, admission: Admission): Promise<readonly Verdict[]> {
  const { cohort, rows, actor, today, dryRun } = admission;
  const ask = purposeOf(cohort.tenant, dryRun ? 'enrolment-preview' : 'enrolment', actor);
  const known = await parts.kernel.deps.identity.admit(ask, rows, dryRun);
  const screen = { pack: packOf(parts, cohort), subject: cohort.state, today };
  const byRow = new Map(known.map((verdict) => [verdict.row, verdict]));
  const judged = rows.flatMap((row) => {
    const verdict = byRow.get(row.row);
    return verdict ? [judge(row, verdict, screen)] : [];
  });
  return dryRun ? withLiveEnrolments(parts, cohort, judged) : judged;
}

/** A preview already tells who is enrolled elsewhere for the same; where, it does not tell (C4-1). */
async function withLiveEnrolments(
  parts: TrainingParts,
  cohort: Loaded<Cohort>,
  verdicts: readonly Verdict[],
): Promise<Verdict[]> {
  const keyOf = (personId: string): string => keyIn(parts, cohort, personId);
  const keys = verdicts.flatMap(({ personId }) => (personId === undefined ? [] : [keyOf(personId)]));
  const owners = new Map<string, string>();
  for (let from = 0; from < keys.length; from += CHUNK) {
    const $in = keys.slice(from, from + CHUNK);
    const held = await parts.kernel.deps.documents.find<Doc & { owner: string }>(
      RESERVATION_COLLECTION,
      { _id: { $in } },
      { limit: CHUNK },
    );
    for (const { _id, owner } of held) owners.set(_id, owner);
  }
  return verdicts.map((verdict) => {
    if (verdict.personId === undefined) return verdict;
    const owner = owners.get(keyOf(verdict.personId));
    if (owner === undefined || owner === derivedId('enrolment', cohort.id, verdict.personId)) return verdict;
    return {
      ...verdict,
      verdict: 'reject',
      personId: undefined,
      problems: [...verdict.problems, problem('training.enrolment.duplicate')],
    };
  });
}
