import * as z from 'zod';

/**
 * A civil date in Asia/Shanghai, written 'YYYY-MM-DD'. All law counts in these; strings of this form sort by time.
 * Arithmetic is on the civil calendar itself, so no time zone of a machine can shift a day.
 */
export const CalendarDate = z.iso.date().meta({ title: '日期 YYYY-MM-DD' });
export type CalendarDate = z.infer<typeof CalendarDate>;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;
const SHANGHAI_MILLIS = 8 * 3_600_000;
const DAY_MILLIS = 86_400_000;

const pad = (n: number, width: number) => String(n).padStart(width, '0');
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month, 1-based month. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Year, month (1-based) and day of a date. Throws RangeError for what is no date of the calendar (30 February). */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  const parts = readParts(date);
  if (!parts) throw new RangeError('not a calendar date');
  return parts;
}

/** True for a date that exists in the calendar, written 'YYYY-MM-DD'. */
export const isCalendarDate = (text: string): text is CalendarDate => readParts(text) !== null;

function readParts(text: string) {
  const found = DATE.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const real = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return real ? { year, month, day } : null;
}

/** The date of a year, month (1-based) and day. Throws RangeError when there is none. */
export function dateOf(year: number, month: number, day: number): CalendarDate {
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  partsOf(date);
  return date;
}

/** Days since 1970-01-01 of a civil date (days-from-civil, proleptic Gregorian). */
export function dayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function fromDayNumber(number: number): CalendarDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return dateOf(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  );
}

/** The date so many calendar days later (negative: earlier). */
export const addCalendarDays = (date: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(dayNumber(date) + days);

/** Calendar days from one date to another; negative when `to` is earlier. */
export const calendarDaysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

/** The same day so many months later, or the last day of a month that has none (Civil Code 202). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return dateOf(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Whole months from one date to another, never negative: the 15th to the 14th a month later is none. */
export function wholeMonthsBetween(from: CalendarDate, to: CalendarDate): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return Math.max(0, addMonths(from, months) > to ? months - 1 : months);
}

/** Full years of age on a day. */
export const ageOn = (birthDate: CalendarDate, date: CalendarDate): number =>
  Math.floor(wholeMonthsBetween(birthDate, date) / 12);

/** 0 Sunday … 6 Saturday. */
export const dayOfWeek = (date: CalendarDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** The date in Asia/Shanghai (UTC+8 all year) of an instant: an ISO text ending in Z, or milliseconds since 1970. A filing day ends at 24:00 there. */
export function businessDate(at: string | number): CalendarDate {
  const millis = typeof at === 'number' ? at : Date.parse(at);
  if (!Number.isFinite(millis) || (typeof at === 'string' && !at.endsWith('Z'))) throw new RangeError('not an instant');
  return fromDayNumber(Math.floor((millis + SHANGHAI_MILLIS) / DAY_MILLIS));
}

/** The instant a date begins in Asia/Shanghai, ISO text in UTC. `startOfDay(addCalendarDays(date, 1))` is its 24:00. */
export const startOfDay = (date: CalendarDate): string => `${addCalendarDays(date, -1)}T16:00:00.000Z`;
