import { describe, expect, it } from 'vitest';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { afterEnrolment, codeOf, cohortIn, enrolmentIn, refusedBy } from '../testing/samples.ts';
import { completeEnrolment, failEnrolment, recordExam } from './completion.ts';

const facts = { cohort: cohortIn('examining'), minutesPerHour: 60, on: '2026-05-22', retakes: 1 };
const met = (rest: Partial<Enrolment> = {}) =>
  enrolmentIn('hoursMet', {
    minutes: 200,
    attendance: { theory: 120, practice: 80 },
    exam: { passed: true, attempt: 1 },
    ...rest,
  });

describe('completion: hours, content and exam (W-IV(2), H-II(2))', () => {
  it('needs all three', () => {
    const done = afterEnrolment(met(), completeEnrolment(met(), facts));
    expect([done.status, done.finalOn, completeEnrolment(done, facts)]).toEqual(['passed', '2026-05-22', []]);
  });

  it('names one missing minute (C4-13)', () => {
    const short = enrolmentIn('attending', { minutes: 199, exam: { passed: true, attempt: 1 } });
    expect(refusedBy(() => completeEnrolment(short, facts))).toEqual({
      code: 'training.completion.hours-short',
      facts: { missing: '0.02', required: '3.33', done: '3.31', missingMinutes: 1 },
    });
  });

  it.each<[string, Enrolment, string]>([
    ['theory not attended', met({ attendance: { practice: 200 } }), 'training.completion.content-missing'],
    [
      'practice attended for no minute',
      met({ attendance: { theory: 200, practice: 0 } }),
      'training.completion.content-missing',
    ],
    ['no exam', met({ exam: null }), 'training.exam.missing'],
    ['an exam failed', met({ exam: { passed: false, attempt: 1 } }), 'training.completion.exam-failed'],
    ['an enrolment that ended', enrolmentIn('withdrawn', { minutes: 200 }), 'training.enrolment.state'],
  ])('refuses %s', (_, enrolment, code) => {
    expect(codeOf(() => completeEnrolment(enrolment, facts))).toBe(code);
  });

  it('waits for the class to examine', () => {
    expect(codeOf(() => completeEnrolment(met(), { ...facts, cohort: cohortIn('inSession') }))).toBe(
      'training.cohort.state',
    );
  });
});

describe('the completion exam', () => {
  const take = (enrolment: Enrolment, passed: boolean, attempt?: number) =>
    recordExam(enrolment, { passed, attempt }, facts);

  it('comes after the hours, and is taken again as often as the pack allows', () => {
    expect(refusedBy(() => take(enrolmentIn('attending', { minutes: 140 }), true))).toMatchObject({
      code: 'training.exam.hours-first',
      facts: { missingMinutes: 60 },
    });
    const fresh = met({ exam: null });
    const failed = afterEnrolment(fresh, take(fresh, false));
    expect([failed.exam, take(failed, false)]).toEqual([{ passed: false, attempt: 1 }, []]);
    const again = afterEnrolment(failed, take(failed, true));
    expect(again.exam).toEqual({ passed: true, attempt: 2 });
    expect(take(again, true)).toEqual([]);
    expect(codeOf(() => take(again, false))).toBe('training.enrolment.state');
    const twice = afterEnrolment(failed, take(failed, false, 2));
    expect(refusedBy(() => take(twice, true))).toEqual({ code: 'training.exam.retake-limit', facts: { limit: 1 } });
  });
});

describe('failing', () => {
  it('is the way out for somebody admitted who never came', () => {
    const absent = enrolmentIn('accepted');
    expect(afterEnrolment(absent, failEnrolment(absent, '从未到课', '2026-05-22')).status).toBe('failed');
  });

  it('states what was missing, once', () => {
    const short = enrolmentIn('attending', { minutes: 140 });
    const events = failEnrolment(short, '学时未满', '2026-05-22');
    expect(events).toMatchObject([{ data: { missingMinutes: 60, on: '2026-05-22' } }]);
    expect(failEnrolment(afterEnrolment(short, events), '学时未满', '2026-05-23')).toEqual([]);
    expect(codeOf(() => failEnrolment(enrolmentIn('submitted'), '学时未满', '2026-05-22'))).toBe(
      'training.enrolment.state',
    );
  });
});
