import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetCell } from '@peiyu/kit/sheets/index.ts';
import { readGrid } from '@peiyu/kit/sheets/index.ts';
import { describe, expect, it } from 'vitest';
import type { Session } from '../cohort/cohort.ts';
import { REVIEWING } from '../testing/cities.ts';
import { afterEnrolment, codeOf, cohortIn, enrolmentIn, packFor, refusedBy } from '../testing/samples.ts';
import { overlap, recordAttendance } from './attendance.ts';
import { attendanceOf } from './attendance-sheet.ts';
import { matchSessions } from './match-sheet.ts';

const facts = { cohort: cohortIn('inSession'), today: '2026-04-12', elsewhere: [] };
const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type.slice('training.'.length));

describe('minutes present (W-VI(2))', () => {
  it('adds up, is corrected, and reaches the required minutes once', () => {
    const none = enrolmentIn('accepted');
    const first = afterEnrolment(none, recordAttendance(none, [{ sessionId: 'theory', minutes: 120 }], facts));
    expect([first.status, first.minutes]).toEqual(['attending', 120]);
    const reaching = recordAttendance(first, [{ sessionId: 'practice', minutes: 80 }], facts);
    expect(typesOf(reaching)).toEqual(['attendance-recorded', 'hours-met']);
    const met = afterEnrolment(first, reaching);
    expect([met.status, recordAttendance(met, [{ sessionId: 'practice', minutes: 80 }], facts)]).toEqual([
      'hoursMet',
      [],
    ]);
    expect(typesOf(recordAttendance(met, [{ sessionId: 'practice', minutes: 90 }], facts))).toEqual([
      'attendance-recorded',
    ]);
    const short = afterEnrolment(met, recordAttendance(met, [{ sessionId: 'practice', minutes: 79 }], facts));
    expect([short.status, short.minutes]).toEqual(['attending', 199]);
  });

  it('says again that the hours are met when a correction passed below them', () => {
    const met = enrolmentIn('hoursMet', { minutes: 200, attendance: { theory: 120, practice: 80 } });
    const events = recordAttendance(
      met,
      [
        { sessionId: 'theory', minutes: 90 },
        { sessionId: 'practice', minutes: 120 },
      ],
      facts,
    );
    expect([typesOf(events).at(-1), afterEnrolment(met, events).status]).toEqual(['hours-met', 'hoursMet']);
  });

  it.each<[string, Parameters<typeof recordAttendance>, string]>([
    [
      'a session the class does not have',
      [enrolmentIn('accepted'), [{ sessionId: 'none', minutes: 1 }], facts],
      'training.session.unknown',
    ],
    [
      'a day to come',
      [enrolmentIn('accepted'), [{ sessionId: 'practice', minutes: 1 }], { ...facts, today: '2026-04-11' }],
      'training.attendance.future',
    ],
    [
      'more than the session',
      [enrolmentIn('accepted'), [{ sessionId: 'theory', minutes: 121 }], facts],
      'training.attendance.minutes',
    ],
    [
      'what is no number',
      [enrolmentIn('accepted'), [{ sessionId: 'theory', minutes: Number.NaN }], facts],
      'training.attendance.minutes',
    ],
    [
      'who has a result',
      [enrolmentIn('passed'), [{ sessionId: 'theory', minutes: 1 }], facts],
      'training.attendance.final',
    ],
    [
      'who is not admitted',
      [enrolmentIn('submitted'), [{ sessionId: 'theory', minutes: 1 }], facts],
      'training.enrolment.state',
    ],
    [
      'a class not in session',
      [enrolmentIn('accepted'), [{ sessionId: 'theory', minutes: 1 }], { ...facts, cohort: cohortIn('enrolling') }],
      'training.cohort.state',
    ],
  ])('refuses %s', (_, [enrolment, presences, given], code) => {
    expect(codeOf(() => recordAttendance(enrolment, presences, given))).toBe(code);
  });

  it('refuses a person who was in another class then (C4-14), absence aside', () => {
    const other: Session = { on: '2026-04-11', minutes: 60, online: true, practice: false, startsAt: null };
    const given = { ...facts, elsewhere: [other] };
    expect(
      refusedBy(() => recordAttendance(enrolmentIn('accepted'), [{ sessionId: 'theory', minutes: 1 }], given)),
    ).toEqual({ code: 'training.attendance.overlap', facts: { at: '2026-04-11' } });
    expect(recordAttendance(enrolmentIn('accepted'), [{ sessionId: 'theory', minutes: 0 }], given)).toHaveLength(1);
  });

  it.each([
    [null, '09:00', true],
    ['08:00', '10:00', false],
    ['08:00', '09:59', true],
    ['10:00', '08:00', false],
  ])('%s and %s on one day, two hours each, overlap: %s', (a, b, expected) => {
    const session = (startsAt: string | null): Session => ({
      on: '2026-04-11',
      minutes: 120,
      online: false,
      practice: false,
      startsAt,
    });
    expect(overlap(session(a), session(b))).toBe(expected);
    expect(overlap(session(a), { ...session(b), on: '2026-04-12' })).toBe(false);
  });
});

describe('an attendance sheet', () => {
  const pack = packFor(REVIEWING);
  const cell = (text: string, kind: SheetCell['kind'] = 'text'): SheetCell => ({ kind, text, formula: false });
  const gridOf = (rows: readonly (readonly string[])[]) => ({
    sheet: '考勤',
    rows: rows.map((cells, index) => ({
      row: index + 1,
      cells: cells.map((text) => (text === '' ? undefined : cell(text))),
    })),
    hiddenSheets: [],
    otherSheets: [],
    ignored: [],
  });
  const header = ['姓 名', '身份证号', '2026年4月11日', '2026/4/12'];

  it('is read from the fixture: twelve sessions by date, mode and minutes, sixty lines', async () => {
    const file = readFileSync(
      join(import.meta.dirname, '../../../../packages/kit/src/sheets/fixtures/weihai-bigdata-junior-attendance.xlsx'),
    );
    const sheet = attendanceOf(await readGrid(file), pack);
    expect([sheet.sessions.length, sheet.rows.length, sheet.rows[0]?.row]).toEqual([12, 60, 4]);
    expect(sheet.sessions[2]).toMatchObject({ date: '2026-04-18', online: true, practice: false, minutes: 240 });
  });

  it('finds its header below a title, without mode and minutes, and leaves the footer out', () => {
    const sheet = attendanceOf(
      gridOf([
        ['考勤表'],
        header,
        ['甲', '1', '120', ''],
        ['乙', '2', '缺', '120'],
        ['合计', '2人'],
        ['填表人：', '丙'],
      ]),
      pack,
    );
    expect(sheet.rows.map(({ row, minutes }) => [row, minutes.map(({ minutes: given }) => given)])).toEqual([
      [3, [120]],
      [4, [Number.NaN, 120]],
    ]);
    expect(matchSessions(sheet, cohortIn('inSession'))).toEqual(
      new Map([
        [2, 'theory'],
        [3, 'practice'],
      ]),
    );
  });

  it.each([
    [
      'no date',
      [
        ['姓名', '证件号码'],
        ['甲', '1'],
      ],
      'kit.sheet.no-header',
    ],
    ['no line', [header], 'kit.sheet.empty'],
  ])('with %s is refused', (_, rows, reason) => {
    expect(() => attendanceOf(gridOf(rows), pack)).toThrow(expect.objectContaining({ reason }));
  });

  it('is refused whole for a day, a mode or minutes the class does not have', () => {
    const of = (mode: string, minutes: string, day = '2026-04-11') =>
      attendanceOf(
        gridOf([
          ['姓名', '证件号码', day],
          ['', '方式', mode],
          ['', '应到分钟', minutes],
          ['甲', '1', '60'],
        ]),
        pack,
      );
    const match = (sheet: ReturnType<typeof of>) => codeOf(() => matchSessions(sheet, cohortIn('inSession')));
    expect(match(of('线下理论', '120'))).toBeUndefined();
    expect(match(of('线上理论', '120'))).toBe('training.session.unknown');
    expect(match(of('', '120', '2026-04-13'))).toBe('training.session.unknown');
    expect(match(of('线下理论', '240'))).toBe('training.attendance.sheet-minutes');
  });
});
