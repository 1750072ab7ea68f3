// Days of 2026 as the State Council arranged them, and the counting of terms (Civil Code 201, 203). Knows nothing of the
// project: the figures computed here are what the project is compared with.
const REST = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
const WORKED_WEEKENDS = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function isWorkingDay(date: string): boolean {
  if (WORKED_WEEKENDS.includes(date)) return true;
  if (REST.some(([from, to]) => date >= from && date <= to)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day itself, or the first working day after it. */
export function rollForward(date: string): string {
  return isWorkingDay(date) ? date : rollForward(addDays(date, 1));
}

/** The day itself, or the last working day before it. */
export function lastWorkingDayTo(date: string): string {
  return isWorkingDay(date) ? date : lastWorkingDayTo(addDays(date, -1));
}

/** So many working days on, the first day not counted. */
export function addWorkingDays(date: string, count: number): string {
  if (count === 0) return date;
  const next = addDays(date, 1);
  return addWorkingDays(next, isWorkingDay(next) ? count - 1 : count);
}
