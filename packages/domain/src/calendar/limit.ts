import * as z from 'zod';
import { addCalendarDays, addMonths } from './date.ts';
import type { CalendarDate } from './date.ts';
import { addWorkingDays, rollForward } from './working-days.ts';

/** A term that names its unit: `30d` calendar days, `10wd` working days (architecture 8). "30 days" without 工作 means calendar days (A8). */
export const Days = z.templateLiteral(
  [z.string().regex(/^\d{1,3}$/u), z.enum(['d', 'wd'])],
  '期限须写明单位，如 30d（日）或 10wd（工作日）',
);
export type Days = z.infer<typeof Days>;

/** A term in months, `12m`. */
export const Months = z.templateLiteral([z.string().regex(/^[1-9]\d{0,2}$/u), 'm'], '期限须写作 12m（月）');
export type Months = z.infer<typeof Months>;

/** The end of a term: `nominal` as counted, `due` after the last day has rolled past rest days; the same for working days. */
export interface TermEnd {
  readonly nominal: CalendarDate;
  readonly due: CalendarDate;
  readonly provisional: boolean;
}

export const limitAmount = (limit: Days | Months): number => Number.parseInt(limit, 10);
const isWorkingDays = (limit: Days) => limit.endsWith('wd');

/** Counts a term from its trigger, whose own day is left out (Civil Code 201); a calendar term that ends on a rest day ends after it (203). */
export function endOfTerm(trigger: CalendarDate, limit: Days): TermEnd {
  if (isWorkingDays(limit)) {
    const { date, provisional } = addWorkingDays(trigger, limitAmount(limit));
    return { nominal: date, due: date, provisional };
  }
  const nominal = addCalendarDays(trigger, limitAmount(limit));
  const { date, provisional } = rollForward(nominal);
  return { nominal, due: date, provisional };
}

/** The last day of a term of months: the corresponding day (Civil Code 202). Not rolled: windows for asking are counted plainly. */
export const endOfMonths = (trigger: CalendarDate, limit: Months): CalendarDate =>
  addMonths(trigger, limitAmount(limit));

/** 「30 日」 or 「10 个工作日」 or 「12 个月」 */
export function limitText(limit: Days | Months): string {
  const amount = limitAmount(limit);
  if (limit.endsWith('m')) return `${amount} 个月`;
  return limit.endsWith('wd') ? `${amount} 个工作日` : `${amount} 日`;
}
