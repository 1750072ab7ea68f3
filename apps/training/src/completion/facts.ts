import { minutesPerHour } from '@peiyu/domain/policy/index.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Cohort } from '../cohort/cohort.ts';
import type { TrainingParts } from '../parts.ts';
import { packOf } from '../parts.ts';
import type { CompletionFacts } from './completion.ts';

/** What the decisions on exam and completion need, of the pack in force for the class. */
export function completionFacts(
  parts: TrainingParts,
  cohort: Loaded<Cohort>,
  on: string,
): CompletionFacts & { readonly retakes: number } {
  const pack = packOf(parts, cohort);
  return { cohort: cohort.state, minutesPerHour: minutesPerHour(pack), retakes: pack.retake.completionExam, on };
}
