import { addCalendarDays, dateOf, daysInMonth, partsOf } from './date.ts';
import type { CalendarDate } from './date.ts';

/** A date as people write it: a whole day, or only a month (its first day then stands for it). */
export interface WrittenDate {
  readonly date: CalendarDate;
  readonly precision: 'day' | 'month';
}

const FORMS = /^(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])?\s*(?:(\d{1,2})\s*日?)?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})?$/u;

/** Reads 1972年9月24日, 1972-9-24, 1972/9, 1972.09, 197209, 19720924; null for anything else or a day that does not exist. */
export function parseDateText(text: string): WrittenDate | null {
  const clean = text.normalize('NFKC').trim();
  const found = COMPACT.exec(clean) ?? FORMS.exec(clean);
  if (!found) return null;
  const [year, month] = [Number(found[1]), Number(found[2])];
  if (year < 1 || month < 1 || month > 12) return null;
  if (found[3] === undefined) return { date: dateOf(year, month, 1), precision: 'month' };
  const day = Number(found[3]);
  return day >= 1 && day <= daysInMonth(year, month) ? { date: dateOf(year, month, day), precision: 'day' } : null;
}

/** The date of a spreadsheet's serial day number (1900 system, from 1900-03-01 on, where it is exact); null outside 61 … 2958465. */
export function fromSheetSerial(serial: number): CalendarDate | null {
  return serial >= 61 && serial <= 2_958_465 ? addCalendarDays('1899-12-30', Math.floor(serial)) : null;
}

/** YYYY年M月D日, the only way a date is shown. */
export function dateText(date: CalendarDate): string {
  const { year, month, day } = partsOf(date);
  return `${year}年${month}月${day}日`;
}
