import type { Eligibility } from '@peiyu/domain/rules/index.ts';
import { assessmentApplicationLifecycle, next } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Application, ApplicationEvent } from './application.ts';
import { applicationFacts } from './application.ts';

/** Most reasons an event holds, and the longest one. */
const REASONS = { most: 20, longest: 80 };
/** Between the way of the standard and what it lacks. */
export const REASON_SEPARATOR = '｜';

/**
 * Judges an application by the entry condition (B2): qualified, or refused with every reason and the date from which it
 * would pass. Where only a look by hand is missing nothing is decided by itself: the evaluator names the way it accepts
 * (`byHand`), and without it the refusal says what has to be looked at (A9 Q3, C4-10).
 */
export function reviewApplication(
  state: Application,
  result: Eligibility,
  byHand: string | undefined,
): ApplicationEvent[] {
  const facts = applicationFacts(state);
  if (result.qualified) {
    next(assessmentApplicationLifecycle, state.status, 'qualify');
    return [{ type: 'assessment.application-qualified', data: { ...facts, condition: result.by } }];
  }
  next(assessmentApplicationLifecycle, state.status, 'refuse');
  const open = result.reasons.filter(({ review }) => review);
  const taken = open.find(({ alternative }) => alternative === byHand);
  if (taken) return [{ type: 'assessment.application-qualified', data: { ...facts, condition: taken.alternative } }];
  if (result.review && byHand !== NONE) {
    throw new Refusal('assessment.application.review', {
      items: open.map(({ says, missing }) => `“${says}”：${missing.join('、')}`),
    });
  }
  const reasons = result.reasons
    .flatMap(({ alternative, missing }) => missing.map((gap) => `${alternative}${REASON_SEPARATOR}${gap}`))
    .map((reason) => reason.slice(0, REASONS.longest))
    .slice(0, REASONS.most);
  return [{ type: 'assessment.application-refused', data: { ...facts, reasons, passesOn: result.passesOn } }];
}

/** The answer "looked at, and no way is met". */
export const NONE = 'none';
