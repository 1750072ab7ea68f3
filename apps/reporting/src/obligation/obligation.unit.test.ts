import type { Obligation, ObligationEvent } from './obligation.ts';
import { dueDate } from '@peiyu/domain/calendar/index.ts';
import { expect, test } from 'vitest';
import { createObligation, evolveObligation, obligationTimer, submitObligation } from './obligation.ts';

const terms = {
  completionReport: { limit: '30d', binding: true },
  assessmentReport: { limit: '30d', binding: true },
  provinceConfirm: { limit: '10wd', binding: true },
  certificateIssue: { limit: '30d', binding: true },
  quarterly: { enabled: true, dueRule: 'lastWorkingDayOnOrBefore' },
  enrolment: { deskCopy: true },
  plan: { required: true },
} as const;

function started(kind: 'D1' | 'D3', trigger: string): Obligation {
  const due = dueDate(kind, trigger, terms);
  if (!due) throw new Error('clock is off');
  const events = createObligation(undefined, { kind, subjectId: 's', from: 'org', to: '370000', trigger, due });
  return play(undefined, events);
}

function play(state: Obligation | undefined, events: readonly ObligationEvent[]): Obligation {
  const after = events.reduce<Obligation | undefined>(evolveObligation, state);
  if (!after) throw new Error('nothing happened');
  return after;
}

test('D1 from 2026-05-22 falls on a holiday and is due on 2026-06-22 (W-IV(2), Civil Code 203)', () => {
  expect(started('D1', '2026-05-22')).toMatchObject({
    nominal: '2026-06-21',
    due: '2026-06-22',
    provisional: false,
    status: 'created',
  });
});

test('on the due day is on time, the day after is late by one', () => {
  expect(play(started('D1', '2026-05-22'), submitObligation(started('D1', '2026-05-22'), '2026-06-22'))).toMatchObject({
    late: false,
    lateDays: 0,
    status: 'submitted',
  });
  expect(submitObligation(started('D1', '2026-05-22'), '2026-06-23')[0]?.data).toMatchObject({
    late: true,
    lateDays: 1,
    unit: 'd',
  });
});

test('D3 counts its lateness in working days (H-II(3))', () => {
  expect(submitObligation(started('D3', '2026-09-24'), '2026-10-16')[0]?.data).toMatchObject({
    due: '2026-10-15',
    late: true,
    lateDays: 1,
    unit: 'wd',
  });
});

test('the clock comes into sight five days before, is overdue when the due day has ended, and stays late for ever', () => {
  const fresh = started('D1', '2026-05-22');
  expect(obligationTimer.dueAt(fresh)).toBe('2026-06-16T16:00:00.000Z');
  const soon = play(fresh, obligationTimer.step(fresh, '2026-06-16T16:00:00.000Z'));
  expect(obligationTimer.dueAt(soon)).toBe('2026-06-22T16:00:00.000Z');
  const over = play(soon, obligationTimer.step(soon, '2026-06-22T16:00:00.000Z'));
  expect(over).toMatchObject({ status: 'overdue', late: true });
  expect(obligationTimer.dueAt(over)).toBeNull();
  expect(play(over, submitObligation(over, '2026-06-23'))).toMatchObject({
    status: 'submittedLate',
    late: true,
    lateDays: 1,
  });
});

test('starting and ending twice is once', () => {
  const fresh = started('D1', '2026-05-22');
  const due = dueDate('D1', '2026-05-22', terms);
  expect(
    due &&
      createObligation(fresh, { kind: 'D1', subjectId: 's', from: 'org', to: '370000', trigger: '2026-05-22', due }),
  ).toEqual([]);
  const ended = play(fresh, submitObligation(fresh, '2026-06-01'));
  expect(submitObligation(ended, '2026-06-02')).toEqual([]);
});
