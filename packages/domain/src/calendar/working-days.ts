import { addCalendarDays, dayOfWeek } from './date.ts';
import type { CalendarDate } from './date.ts';
import { HOLIDAYS } from './holidays.ts';
import type { HolidayYear } from './holidays.ts';

/** A counted date. `provisional` when a day was counted whose arrangement is not published: recompute when it is (B8, C4-24). */
export interface Counted {
  readonly date: CalendarDate;
  readonly provisional: boolean;
}

/** What a single day is: a working day or not, and whether that is known or only read off the weekday. */
export interface DayKind {
  readonly working: boolean;
  readonly known: boolean;
}

const within = (date: CalendarDate, [from, to]: readonly [CalendarDate, CalendarDate]) => from <= date && date <= to;

/** Statutory rest days and weekends rest, make-up days (调休) work (Civil Code 203, S44). Years may be passed in; the loaded ones otherwise. */
export function dayKind(date: CalendarDate, years: readonly HolidayYear[] = HOLIDAYS): DayKind {
  const year = years.find((candidate) => within(date, candidate.covers));
  const weekday = ![0, 6].includes(dayOfWeek(date));
  if (!year) return { working: weekday, known: false };
  if (year.work.includes(date)) return { working: true, known: true };
  return { working: weekday && !year.rest.some((span) => within(date, span)), known: true };
}

/** True for a working day, as far as the calendar is known. */
export const isWorkingDay = (date: CalendarDate, years: readonly HolidayYear[] = HOLIDAYS): boolean =>
  dayKind(date, years).working;

function seek(start: CalendarDate, step: 1 | -1, years: readonly HolidayYear[]): Counted {
  let date = start;
  let provisional = false;
  for (;;) {
    const kind = dayKind(date, years);
    provisional ||= !kind.known;
    if (kind.working) return { date, provisional };
    date = addCalendarDays(date, step);
  }
}

/** The day itself, or the first working day after it: the last day of a term never falls on a rest day (Civil Code 203). */
export const rollForward = (date: CalendarDate, years: readonly HolidayYear[] = HOLIDAYS): Counted =>
  seek(date, 1, years);

/** The day itself, or the last working day before it: what is due "before" a day never slips past it (A8 D5). */
export const lastWorkingDayOnOrBefore = (date: CalendarDate, years: readonly HolidayYear[] = HOLIDAYS): Counted =>
  seek(date, -1, years);

/** The n-th working day after a date; the day of the trigger does not count (Civil Code 201). n ≥ 0; zero days is the date itself, unrolled. */
export function addWorkingDays(date: CalendarDate, days: number, years: readonly HolidayYear[] = HOLIDAYS): Counted {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('working days must be a whole number from 0');
  let last: Counted = { date, provisional: false };
  for (let n = 0; n < days; n += 1) {
    const found = rollForward(addCalendarDays(last.date, 1), years);
    last = { date: found.date, provisional: last.provisional || found.provisional };
  }
  return last;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. One day late is 1. */
export function workingDaysBetween(
  from: CalendarDate,
  to: CalendarDate,
  years: readonly HolidayYear[] = HOLIDAYS,
): { days: number; provisional: boolean } {
  if (to < from) {
    const back = workingDaysBetween(to, from, years);
    return { days: -back.days, provisional: back.provisional };
  }
  let days = 0;
  let provisional = false;
  for (let date = addCalendarDays(from, 1); date <= to; date = addCalendarDays(date, 1)) {
    const kind = dayKind(date, years);
    provisional ||= !kind.known;
    if (kind.working) days += 1;
  }
  return { days, provisional };
}
