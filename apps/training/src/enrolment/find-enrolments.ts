import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { TrainingParts } from '../parts.ts';
import type { Enrolment } from './enrolment.ts';

const CHUNK = 200;

/** Enrolments by id, a few reads for any number of them; ids that nobody has are missing. */
export async function findEnrolments(
  { enrolments }: TrainingParts,
  ids: readonly string[],
  scope: Scope = EVERYWHERE,
): Promise<ReadonlyMap<string, Loaded<Enrolment>>> {
  const found = new Map<string, Loaded<Enrolment>>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const $in = ids.slice(from, from + CHUNK);
    for (const enrolment of await enrolments.list(scope, { _id: { $in } }, { limit: CHUNK }))
      found.set(enrolment.id, enrolment);
  }
  return found;
}
