import type { PassMark } from '@peiyu/domain/rules/index.ts';
import { assessmentApplicationLifecycle, can, next } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { passed } from '@peiyu/domain/rules/index.ts';
import type { Application, ApplicationEvent, Scores } from './application.ts';
import { applicationFacts } from './application.ts';

/** Gives an applicant a place in a sitting of the same occupation, direction and level, by the evaluator applied to. */
export function scheduleApplication(
  state: Application,
  sitting: { id: string; occupation: string; direction: string | null; level: string },
): ApplicationEvent[] {
  if (state.sittingId === sitting.id && state.status === 'scheduled') return [];
  if (
    state.occupation !== sitting.occupation ||
    state.level !== sitting.level ||
    state.direction !== sitting.direction
  ) {
    throw new Refusal('assessment.sitting.other-standard');
  }
  if (state.status === 'submitted') throw new Refusal('assessment.application.not-qualified');
  next(assessmentApplicationLifecycle, state.status, 'schedule');
  return [{ type: 'assessment.application-scheduled', data: { ...applicationFacts(state), sittingId: sitting.id } }];
}

/** One line of a score sheet, or one entry by hand. Both scores, or absence, or a noted breach (with or without scores). */
export interface Result {
  readonly scores: Scores | null;
  readonly breach: string | null;
}

/**
 * Takes a result before the results of the sitting are confirmed; the same result again changes nothing, another one
 * corrects. A noted breach only proposes: the second person decides (B3).
 */
export function recordResult(
  state: Application,
  sittingId: string,
  entry: { result: Result; by: string },
): ApplicationEvent[] {
  if (state.sittingId !== sittingId) throw new Refusal('assessment.score.unknown');
  const { scores, breach } = entry.result;
  const events: ApplicationEvent[] = [];
  if (scores && !sameScores(state.scores, scores)) {
    const status =
      state.status === 'scheduled' && !scores.absent
        ? next(assessmentApplicationLifecycle, 'scheduled', 'sit')
        : state.status;
    next(assessmentApplicationLifecycle, status, scores.absent ? 'markAbsent' : 'score');
    const data = { personId: state.personId, sittingId, ...scores, scoredBy: entry.by };
    events.push({ type: 'assessment.application-scored', data });
  }
  if (breach !== null && state.breach?.reason !== breach && state.voidReason !== breach)
    events.push(...proposeVoid(state, breach, entry.by));
  return events;
}

const sameScores = (a: Scores | undefined, b: Scores): boolean =>
  a !== undefined && a.theory === b.theory && a.ability === b.ability && a.absent === b.absent;

/** A noted breach (替考, false proof): proposes that the result be void (B3 S28). */
export function proposeVoid(state: Application, reason: string, by: string): ApplicationEvent[] {
  if (reason.trim() === '') throw new Refusal('assessment.void.reason-missing');
  if (state.sittingId === undefined)
    throw new Refusal('assessment.application.state', { state: '未排考', command: '提出作废' });
  next(assessmentApplicationLifecycle, state.status, 'proposeVoid');
  const data = { personId: state.personId, sittingId: state.sittingId, reason, proposedBy: by };
  return [{ type: 'assessment.application-void-proposed', data }];
}

const pending = (state: Application, by: string): { reason: string; sittingId: string } => {
  const { breach, sittingId } = state;
  if (!breach || sittingId === undefined) throw new Refusal('assessment.void.none');
  if (breach.by === by) throw new Refusal('identity.duty.same-person');
  return { reason: breach.reason, sittingId };
};

/** The second person finds the breach true: the result is void, whatever it was (B3, C4-20). */
export function confirmVoid(state: Application, by: string): ApplicationEvent[] {
  const { reason, sittingId } = pending(state, by);
  next(assessmentApplicationLifecycle, state.status, 'void');
  return [{ type: 'assessment.application-voided', data: { ...applicationFacts(state), sittingId, reason } }];
}

export function rejectVoid(state: Application, by: string, reason: string): ApplicationEvent[] {
  const { sittingId } = pending(state, by);
  next(assessmentApplicationLifecycle, state.status, 'dropVoid');
  return [{ type: 'assessment.application-void-rejected', data: { personId: state.personId, sittingId, reason } }];
}

/** The confirmed result: both parts at or above their mark, nothing rounded (W-IV(3), B2, C4-18). A voided one stays void. */
export function decideResult(state: Application, sittingId: string, mark: PassMark): ApplicationEvent[] {
  if (
    state.sittingId !== sittingId ||
    state.scores === undefined ||
    !can(assessmentApplicationLifecycle, state.status, 'fail')
  )
    return [];
  const { theory, ability, absent } = state.scores;
  const facts = applicationFacts(state);
  if (theory !== null && ability !== null && !absent && passed(theory, ability, mark)) {
    next(assessmentApplicationLifecycle, state.status, 'pass');
    const { cohortId, trainingOrgId, trainingCertificateId } = state;
    const data = { ...facts, sittingId, theory, ability, cohortId, trainingOrgId, trainingCertificateId };
    return [{ type: 'assessment.application-passed', data }];
  }
  return [{ type: 'assessment.application-failed', data: { ...facts, sittingId, theory, ability, absent } }];
}
