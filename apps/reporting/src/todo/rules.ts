import { assessmentRules } from './assessment-rules.ts';
import type { QueueRule } from './items.ts';
import { reportRules, subsidyRules } from './subsidy-rules.ts';
import { trainingRules } from './training-rules.ts';

/** Everything that fills and empties the work queues, by event. */
export const QUEUE_RULES: Readonly<Record<string, QueueRule>> = {
  ...trainingRules,
  ...assessmentRules,
  ...subsidyRules,
  ...reportRules,
};
