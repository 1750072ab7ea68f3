import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { TrainingParts } from '../parts.ts';
import type { Cohort } from './cohort.ts';

const CHUNK = 100;

/** Cohorts by id, each once, whatever city they are in; for what the asker may see of its own enrolments. */
export async function findCohorts(
  { cohorts }: TrainingParts,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Loaded<Cohort>>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, Loaded<Cohort>>();
  for (let from = 0; from < wanted.length; from += CHUNK) {
    const $in = wanted.slice(from, from + CHUNK);
    for (const cohort of await cohorts.list(EVERYWHERE, { _id: { $in } }, { limit: CHUNK }))
      found.set(cohort.id, cohort);
  }
  return found;
}
