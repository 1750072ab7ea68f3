import { cohortLifecycle, enrolmentLifecycle, next, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import type { Facts } from '@peiyu/domain/refusal.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { formatHours, formatMissingHours } from '@peiyu/domain/values/index.ts';
import type { Cohort } from '../cohort/cohort.ts';
import type { Enrolment, EnrolmentEvent } from '../enrolment/enrolment.ts';
import { enrolmentFacts, missingMinutes } from '../enrolment/enrolment.ts';

export interface CompletionFacts {
  readonly cohort: Cohort;
  readonly minutesPerHour: number;
  readonly on: string;
}

function assertExamining({ status }: Cohort, command: string): void {
  if (status === 'examining') return;
  throw new Refusal('training.cohort.state', { state: stateLabel(cohortLifecycle, status), command });
}

function shortage(enrolment: Enrolment, minutesPerHour: number): Facts {
  const missing = missingMinutes(enrolment);
  return {
    missing: formatMissingHours(missing, minutesPerHour),
    required: formatHours(enrolment.requiredMinutes, minutesPerHour),
    done: formatHours(enrolment.minutes, minutesPerHour),
    missingMinutes: missing,
  };
}

/** One result of the 结业考核. `attempt` names the try where it is not the obvious one; a repeat of what is known changes nothing. */
export interface ExamResult {
  readonly passed: boolean;
  readonly attempt?: number | undefined;
}

/** Hours come before the exam (W-IV(2), H-II(2)); so many retakes as the pack allows (C2). */
export function recordExam(
  enrolment: Enrolment,
  result: ExamResult,
  facts: CompletionFacts & { readonly retakes: number },
): EnrolmentEvent[] {
  const known = enrolment.exam;
  const attempt =
    result.attempt ?? (known && known.passed !== result.passed ? known.attempt + 1 : (known?.attempt ?? 1));
  if (known && known.passed === result.passed && attempt <= known.attempt) return [];
  assertExamining(facts.cohort, '登记结业考核成绩');
  if (enrolment.status === 'accepted' || enrolment.status === 'attending') {
    throw new Refusal('training.exam.hours-first', shortage(enrolment, facts.minutesPerHour));
  }
  next(enrolmentLifecycle, enrolment.status, 'pass');
  if (known?.passed)
    throw new Refusal('training.enrolment.state', { state: '结业考核已合格', command: '登记结业考核成绩' });
  if (attempt > facts.retakes + 1) throw new Refusal('training.exam.retake-limit', { limit: facts.retakes });
  const { cohortId, personId } = enrolment;
  return [{ type: 'training.completion-exam-recorded', data: { cohortId, personId, passed: result.passed, attempt } }];
}

/** 结业合格: hours, content and exam, all three (W-IV(2), H-II(2), C4-13). Content = theory and practice both attended. */
export function completeEnrolment(enrolment: Enrolment, facts: CompletionFacts): EnrolmentEvent[] {
  if (enrolment.status === 'passed') return [];
  assertExamining(facts.cohort, '办理结业');
  if (enrolment.status === 'accepted' || enrolment.status === 'attending' || missingMinutes(enrolment) > 0) {
    throw new Refusal('training.completion.hours-short', shortage(enrolment, facts.minutesPerHour));
  }
  next(enrolmentLifecycle, enrolment.status, 'pass');
  const items = missingContent(enrolment, facts.cohort);
  if (items.length > 0) throw new Refusal('training.completion.content-missing', { items, missingMinutes: 0 });
  if (!enrolment.exam) throw new Refusal('training.exam.missing', { missingMinutes: 0 });
  if (!enrolment.exam.passed) throw new Refusal('training.completion.exam-failed', { missingMinutes: 0 });
  const { minutes } = enrolment;
  const data = { ...enrolmentFacts(enrolment), minutes, startedOn: facts.cohort.startsOn, on: facts.on };
  return [{ type: 'training.enrolment-completed', data }];
}

/** Kinds of teaching the cohort has and the person has not attended at all. */
function missingContent(enrolment: Enrolment, cohort: Cohort): string[] {
  const kinds = [
    { label: '理论', practice: false },
    { label: '实操', practice: true },
  ];
  return kinds.flatMap(({ label, practice }) => {
    const sessions = Object.entries(cohort.sessions).filter(([, session]) => session.practice === practice);
    return sessions.some(([id]) => (enrolment.attendance[id] ?? 0) > 0) ? [] : [label];
  });
}

/** 结业不合格, decided by the institution with its reason. */
export function failEnrolment(enrolment: Enrolment, reason: string, on: string): EnrolmentEvent[] {
  if (enrolment.status === 'failed') return [];
  next(enrolmentLifecycle, enrolment.status, 'fail');
  const data = { ...enrolmentFacts(enrolment), reason, missingMinutes: missingMinutes(enrolment), on };
  return [{ type: 'training.enrolment-failed', data }];
}
