import * as z from 'zod';
import { daysInMonth, dateOf, partsOf } from './date.ts';
import type { CalendarDate } from './date.ts';
import { lastWorkingDayOnOrBefore } from './working-days.ts';
import type { Counted } from './working-days.ts';

/** A calendar quarter, '2026-Q2'. */
export const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/u, '季度应写作 2026-Q2');
export type Quarter = z.infer<typeof Quarter>;

const firstMonth = (quarter: Quarter) => (Number(quarter.slice(6)) - 1) * 3 + 1;
const yearOf = (quarter: Quarter) => Number(quarter.slice(0, 4));

/** The quarter a date falls in. */
export function quarterOf(date: CalendarDate): Quarter {
  const { year, month } = partsOf(date);
  return `${String(year).padStart(4, '0')}-Q${Math.ceil(month / 3)}`;
}

export const quarterStart = (quarter: Quarter): CalendarDate => dateOf(yearOf(quarter), firstMonth(quarter), 1);

export function quarterEnd(quarter: Quarter): CalendarDate {
  const month = firstMonth(quarter) + 2;
  return dateOf(yearOf(quarter), month, daysInMonth(yearOf(quarter), month));
}

/** The quarter after. */
export function nextQuarter(quarter: Quarter): Quarter {
  const number = Number(quarter.slice(6));
  return number === 4 ? `${yearOf(quarter) + 1}-Q1` : `${yearOf(quarter)}-Q${number + 1}`;
}

/** How a pack dates the quarterly form. The annex says 每季度末前, so the default never slips past the quarter's last day (W-VI(2), W-annex, A8 D5). */
export const QuarterlyDueRule = z.enum(['lastWorkingDayOnOrBefore', 'lastDay']);
export type QuarterlyDueRule = z.infer<typeof QuarterlyDueRule>;

/** The day the form of a quarter is due under a rule. */
export function quarterlyDue(quarter: Quarter, rule: QuarterlyDueRule): Counted {
  const end = quarterEnd(quarter);
  return rule === 'lastDay' ? { date: end, provisional: false } : lastWorkingDayOnOrBefore(end);
}

/** 「2026年第2季度」 */
export const quarterText = (quarter: Quarter): string => `${yearOf(quarter)}年第${quarter.slice(6)}季度`;
