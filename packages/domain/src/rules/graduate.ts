import { addCalendarDays, addMonths, partsOf } from '../calendar/index.ts';
import type { CalendarDate } from '../calendar/index.ts';

/** 应届毕业生: in the final academic year (graduating within twelve months), or graduated this calendar year (A9 Q2). */
export function isFreshGraduate(graduatesOn: CalendarDate, date: CalendarDate): boolean {
  if (graduatesOn > date) return graduatesOn <= addMonths(date, 12);
  return partsOf(graduatesOn).year === partsOf(date).year;
}

/** The first day on which a student who graduates then is in the final academic year. */
export function freshGraduateFrom(graduatesOn: CalendarDate): CalendarDate {
  const yearBefore = addMonths(graduatesOn, -12);
  return addMonths(yearBefore, 12) < graduatesOn ? addCalendarDays(yearBefore, 1) : yearBefore;
}
