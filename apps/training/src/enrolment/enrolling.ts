import { cohortLifecycle, enrolmentLifecycle, next, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Cohort } from '../cohort/cohort.ts';
import { cohortFacts } from '../cohort/cohort.ts';
import type { Enrolment, EnrolmentEvent } from './enrolment.ts';
import { enrolmentFacts } from './enrolment.ts';

export interface Submission {
  readonly cohortId: string;
  readonly personId: string;
  readonly by: 'sheet' | 'form' | 'self';
  /** Codes of what somebody should look at; none of them stops the enrolment. */
  readonly warnings: readonly string[];
  readonly cohort: Cohort;
  /** Division of the desk that gets a copy at the same moment; null where the city asks for none (H-IV(2), D6). */
  readonly deskCopy: string | null;
}

/** 报名 while the class enrols; with the copy to the city desk in the same write where the pack says so (H-IV(2)). Twice is once. */
export function submitEnrolment(enrolment: Enrolment | undefined, submission: Submission): EnrolmentEvent[] {
  const { cohortId, personId, cohort, deskCopy } = submission;
  if (enrolment) {
    if (['rejected', 'withdrawn', 'failed'].includes(enrolment.status))
      next(enrolmentLifecycle, enrolment.status, 'submit');
    return [];
  }
  if (cohort.status !== 'enrolling') {
    throw new Refusal('training.cohort.state', { state: stateLabel(cohortLifecycle, cohort.status), command: '报名' });
  }
  const facts = { cohortId, personId, ...cohortFacts(cohort) };
  const warnings = [...new Set(submission.warnings)].slice(0, 10);
  const data = { ...facts, by: submission.by, warnings, requiredMinutes: cohort.requiredMinutes };
  const copied = { cohortId, personId, desk: deskCopy ?? '' };
  return [
    { type: 'training.enrolment-submitted', data },
    ...(deskCopy === null ? [] : [{ type: 'training.enrolment-desk-copied' as const, data: copied }]),
  ];
}

/** The person's own yes to notice and data; to an older notice it is none (PIPL 17). */
export function confirmEnrolment(
  enrolment: Enrolment,
  version: { accepted: string; current: string },
): EnrolmentEvent[] {
  if (enrolment.noticeVersion === version.accepted) return [];
  next(enrolmentLifecycle, enrolment.status, 'confirm');
  if (version.accepted !== version.current) {
    throw new Refusal('training.enrolment.consent-missing', { version: version.current });
  }
  const { cohortId, personId } = enrolment;
  return [{ type: 'training.enrolment-confirmed', data: { cohortId, personId, noticeVersion: version.accepted } }];
}

/** Before a seat is taken: waiting for admission, and confirmed by the person. */
export function assertAdmittable(enrolment: Enrolment): void {
  next(enrolmentLifecycle, enrolment.status, 'accept');
  if (enrolment.noticeVersion === null) throw new Refusal('training.enrolment.not-confirmed');
}

/** 录取, after the cohort gave the seat. */
export function acceptEnrolment(enrolment: Enrolment): EnrolmentEvent[] {
  if (enrolment.status === 'accepted') return [];
  assertAdmittable(enrolment);
  return [{ type: 'training.enrolment-accepted', data: enrolmentFacts(enrolment) }];
}

export function rejectEnrolment(enrolment: Enrolment, reason: string): EnrolmentEvent[] {
  next(enrolmentLifecycle, enrolment.status, 'reject');
  if (reason.trim() === '') throw new Refusal('training.enrolment.reason-missing');
  return [{ type: 'training.enrolment-rejected', data: { ...enrolmentFacts(enrolment), reason } }];
}

export function withdrawEnrolment(enrolment: Enrolment, reason: string): EnrolmentEvent[] {
  next(enrolmentLifecycle, enrolment.status, 'withdraw');
  return [{ type: 'training.enrolment-withdrawn', data: { ...enrolmentFacts(enrolment), reason } }];
}
