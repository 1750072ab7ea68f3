import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  ageOn,
  businessDate,
  calendarDaysBetween,
  dateText,
  dayOfWeek,
  fromSheetSerial,
  isCalendarDate,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  nextQuarter,
  parseDateText,
  quarterEnd,
  quarterlyDue,
  quarterOf,
  quarterStart,
  rollForward,
  startOfDay,
  wholeMonthsBetween,
  workingDaysBetween,
} from './index.ts';

const date = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const days = fc.integer({ min: -40_000, max: 40_000 });

describe('civil dates', () => {
  it('agree with the UTC calendar of the engine', () => {
    fc.assert(
      fc.property(date, days, (day, n) => {
        const expected = new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000);
        expect(addCalendarDays(day, n)).toBe(expected.toISOString().slice(0, 10));
        expect(calendarDaysBetween(day, addCalendarDays(day, n))).toBe(n);
        expect(dayOfWeek(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  it('refuse days that do not exist', () => {
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-1', 'x', '0000-01-01'].map(isCalendarDate)).not.toContain(
      true,
    );
    expect(['2024-02-29', '2000-02-29', '2026-12-31'].every(isCalendarDate)).toBe(true);
    expect(() => addCalendarDays('1900-02-29', 1)).toThrow(RangeError);
  });

  it('count months by the corresponding day, or the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
    expect([wholeMonthsBetween('2026-01-15', '2026-02-14'), wholeMonthsBetween('2026-01-31', '2026-02-28')]).toEqual([
      0, 1,
    ]);
    expect([ageOn('1966-03-10', '2026-03-09'), ageOn('1966-03-09', '2026-03-09')]).toEqual([59, 60]);
  });

  it('take the date of an instant in Asia/Shanghai, whatever the machine', () => {
    expect(businessDate('2026-06-22T15:59:59.999Z')).toBe('2026-06-22');
    expect(businessDate('2026-06-22T16:00:00.000Z')).toBe('2026-06-23');
    expect(businessDate(Date.UTC(2026, 11, 31, 16))).toBe('2027-01-01');
    expect(startOfDay('2026-06-23')).toBe('2026-06-22T16:00:00.000Z');
    expect(() => businessDate('2026-06-22T10:00:00')).toThrow(RangeError);
    fc.assert(fc.property(date, (day) => businessDate(startOfDay(day)) === day));
  });
});

describe('working days (B8, S44)', () => {
  it.each([
    ['2026-09-24', 10, '2026-10-15'],
    ['2026-09-18', 10, '2026-10-09'],
    ['2025-09-30', 10, '2025-10-21'],
    ['2026-09-03', 5, '2026-09-10'],
  ])('%s + %i working days is %s', (from, n, expected) => {
    expect(addWorkingDays(from, n)).toEqual({ date: expected, provisional: false });
  });

  it('knows rest days and make-up days of 2026', () => {
    for (const rest of ['2026-01-02', '2026-02-16', '2026-06-19', '2026-09-25', '2026-10-07', '2026-10-11'])
      expect(isWorkingDay(rest)).toBe(false);
    for (const work of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
      expect(isWorkingDay(work)).toBe(true);
  });

  it('rolls forward past rest days and back before them', () => {
    expect(rollForward('2026-10-03').date).toBe('2026-10-08');
    expect(rollForward('2026-06-21').date).toBe('2026-06-22');
    expect(lastWorkingDayOnOrBefore('2024-06-30')).toEqual({ date: '2024-06-28', provisional: true });
    expect(lastWorkingDayOnOrBefore('2026-06-30')).toEqual({ date: '2026-06-30', provisional: false });
  });

  it('says so when a day of an unpublished year was counted', () => {
    expect(addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkingDays('2026-12-31', 1)).toEqual({ date: '2027-01-01', provisional: true });
    expect(workingDaysBetween('2026-12-31', '2027-01-04').provisional).toBe(true);
    expect(rollForward('2025-05-01').provisional).toBe(true);
  });

  it('counts the difference it adds', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), (day, n) => {
        const later = addWorkingDays(day, n);
        expect(workingDaysBetween(day, later.date).days).toBe(n);
        expect(workingDaysBetween(later.date, day).days).toBe(0 - n);
      }),
    );
    expect(workingDaysBetween('2026-10-15', '2026-10-16')).toEqual({ days: 1, provisional: false });
    expect(() => addWorkingDays('2026-01-05', 1.5)).toThrow(RangeError);
  });
});

describe('quarters (A8 D5)', () => {
  it.each([
    ['2026-Q1', '2026-03-31'],
    ['2026-Q2', '2026-06-30'],
    ['2026-Q3', '2026-09-30'],
    ['2026-Q4', '2026-12-31'],
    ['2024-Q2', '2024-06-28'],
  ])('the form of %s is due %s', (quarter, due) => {
    expect(quarterlyDue(quarter, 'lastWorkingDayOnOrBefore').date).toBe(due);
    expect(quarterlyDue(quarter, 'lastDay').date).toBe(quarterEnd(quarter));
  });

  it('holds every date between its start and its end', () => {
    fc.assert(
      fc.property(date, (day) => {
        const quarter = quarterOf(day);
        expect(quarterStart(quarter) <= day && day <= quarterEnd(quarter)).toBe(true);
        expect(quarterStart(nextQuarter(quarter))).toBe(addCalendarDays(quarterEnd(quarter), 1));
      }),
    );
  });
});

describe('dates as people write them', () => {
  it.each([
    ['1972年9月24日', '1972-09-24', 'day'],
    ['1994年7月', '1994-07-01', 'month'],
    ['2026-9-7', '2026-09-07', 'day'],
    ['2026/09', '2026-09-01', 'month'],
    ['２０２６．９．７', '2026-09-07', 'day'],
    ['19720924', '1972-09-24', 'day'],
  ])('reads %s', (text, expected, precision) => {
    expect(parseDateText(text)).toEqual({ date: expected, precision });
  });

  it('reads no date that does not exist', () => {
    expect(['1999年2月30日', '去年', '', '2026-13', '20260230'].map(parseDateText)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('reads a sheet serial and writes YYYY年M月D日', () => {
    expect(fromSheetSerial(34_155)).toBe('1993-07-05');
    expect(fromSheetSerial(12)).toBeNull();
    expect(dateText('2026-09-07')).toBe('2026年9月7日');
  });
});
