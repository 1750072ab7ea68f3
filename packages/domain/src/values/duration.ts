import * as z from 'zod';

/** Minutes, a whole number from 0. Attendance and required time are kept in minutes; 学时 exist only where a pack says how long one is. */
export const Minutes = z.int().min(0);
export type Minutes = z.infer<typeof Minutes>;

/** Minutes shown as 学时 with at most two decimals, cut and never rounded up: 2,879 of 60 is 「47.98」, so a missing minute stays visible. */
export function formatHours(minutes: Minutes, minutesPerHour: number): string {
  return String(Math.floor((minutes * 100) / minutesPerHour) / 100);
}

/** Missing minutes shown as 学时 with at most two decimals, never cut to nothing: 1 minute of 60 is 「0.02」. */
export function formatMissingHours(minutes: Minutes, minutesPerHour: number): string {
  return String(Math.ceil((minutes * 100) / minutesPerHour) / 100);
}
