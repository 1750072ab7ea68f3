import type { Obligation, ObligationEvent } from './obligation.ts';
import { dueDate } from '@peiyu/domain/calendar/index.ts';
import { expect, test } from 'vitest';
import {
  acceptObligation,
  createObligation,
  recomputeObligation,
  returnObligation,
  submitObligation,
} from './decisions.ts';
import { evolveObligation, obligationTimer } from './obligation.ts';

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

const submittedOn = (state: Obligation, on: string): Obligation => play(state, submitObligation(state, on));
const overdue = (state: Obligation): Obligation => play(state, obligationTimer.step(state, '2026-06-22T16:00:00.000Z'));

test('a filing of the due day that is heard of after the timer has fired is on time: its own day decides (C4-25)', () => {
  expect(submittedOn(overdue(started('D1', '2026-05-22')), '2026-06-22')).toMatchObject({
    status: 'submitted',
    late: false,
    lateDays: 0,
  });
});

test('a late filing is 逾期报送 also where the timer has not fired yet', () => {
  expect(submittedOn(started('D1', '2026-05-22'), '2026-06-24')).toMatchObject({
    status: 'submittedLate',
    late: true,
    lateDays: 2,
  });
});

test('accepted once filed; sent back before the due day the same day binds, and passes like any other (C2)', () => {
  const filed = submittedOn(started('D1', '2026-05-22'), '2026-06-01');
  expect(play(filed, acceptObligation(filed, '2026-06-02'))).toMatchObject({ status: 'accepted', late: false });
  const back = play(filed, returnObligation(filed, { on: '2026-06-03', again: null }));
  expect(back).toMatchObject({ status: 'returned', submittedOn: null, due: '2026-06-22' });
  expect(obligationTimer.dueAt(back)).toBe('2026-06-22T16:00:00.000Z');
  expect(submittedOn(overdue(back), '2026-06-23')).toMatchObject({ status: 'submittedLate', late: true, lateDays: 1 });
});

test('what is sent back after the due day was judged by its first filing', () => {
  const filed = submittedOn(started('D1', '2026-05-22'), '2026-06-22');
  const back = play(filed, returnObligation(filed, { on: '2026-06-30', again: null }));
  expect(obligationTimer.dueAt(back)).toBeNull();
  expect(submittedOn(back, '2026-07-01')).toMatchObject({ status: 'submitted', late: false });
});

test('a late filing that is sent back and filed again stays late (C4-25)', () => {
  const filed = submittedOn(overdue(started('D1', '2026-05-22')), '2026-06-25');
  const back = play(filed, returnObligation(filed, { on: '2026-06-30', again: null }));
  const again = submittedOn(back, '2026-07-01');
  expect(play(again, acceptObligation(again, '2026-07-02'))).toMatchObject({
    status: 'accepted',
    late: true,
    lateDays: 3,
  });
});

test('a pack that restarts the clock gives a new day from the return (clocks.onReturn)', () => {
  const filed = submittedOn(started('D3', '2026-09-18'), '2026-09-21');
  const again = dueDate('D3', '2026-09-24', terms);
  const back = play(filed, returnObligation(filed, { on: '2026-09-24', again }));
  expect(back).toMatchObject({ status: 'created', trigger: '2026-09-24', due: '2026-10-15' });
});

test('what does not fit the state changes nothing: filed, accepted or sent back twice, or never filed', () => {
  const fresh = started('D1', '2026-05-22');
  const accepted = play(
    submittedOn(fresh, '2026-06-01'),
    acceptObligation(submittedOn(fresh, '2026-06-01'), '2026-06-02'),
  );
  expect(submitObligation(accepted, '2026-06-03')).toEqual([]);
  expect(acceptObligation(accepted, '2026-06-03')).toEqual([]);
  expect(returnObligation(accepted, { on: '2026-06-03', again: null })).toEqual([]);
  expect(returnObligation(fresh, { on: '2026-06-03', again: null })).toEqual([]);
  expect(submitObligation(undefined, '2026-06-03')).toEqual([]);
});

test('a provisional day is counted again when the calendar is loaded, once, and only while the clock runs (C4-24)', () => {
  const due = dueDate('D1', '2026-05-22', terms);
  if (!due) throw new Error('clock is off');
  const guessed = { ...started('D1', '2026-05-22'), due: '2026-06-21', provisional: true };
  expect(recomputeObligation(guessed, { ...due, due: '2026-06-21', provisional: true })).toEqual([]);
  const known = play(guessed, recomputeObligation(guessed, due));
  expect(known).toMatchObject({ due: '2026-06-22', provisional: false, status: 'created' });
  expect(known.order).toMatch(/^2026-06-22/u);
  expect(recomputeObligation(known, due)).toEqual([]);
  expect(recomputeObligation(submittedOn(guessed, '2026-06-01'), due)).toEqual([]);
  const passed = play(guessed, [
    { type: 'reporting.obligation-overdue', data: { kind: 'D1', due: '2026-06-21' } },
    ...recomputeObligation({ ...guessed, status: 'overdue' }, due),
  ]);
  expect(passed).toMatchObject({ status: 'created', late: false });
});
