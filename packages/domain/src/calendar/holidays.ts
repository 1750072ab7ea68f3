import type { CalendarDate } from './date.ts';

/** The State Council's arrangement of one year. Days outside `covers` are unknown: they count by weekday and make a result provisional. */
export interface HolidayYear {
  readonly year: number;
  readonly covers: readonly [from: CalendarDate, to: CalendarDate];
  /** Statutory rest periods, first and last day. */
  readonly rest: readonly (readonly [from: CalendarDate, to: CalendarDate])[];
  /** Weekend days worked in exchange (调休上班). */
  readonly work: readonly CalendarDate[];
  readonly source: string;
}

/** The years whose arrangement is loaded (B8, S44). Of 2025 only the autumn is in the sources. */
export const HOLIDAYS: readonly HolidayYear[] = [
  {
    year: 2025,
    covers: ['2025-09-28', '2025-12-31'],
    rest: [['2025-10-01', '2025-10-08']],
    work: ['2025-09-28', '2025-10-11'],
    source: 'B8 S44',
  },
  {
    year: 2026,
    covers: ['2026-01-01', '2026-12-31'],
    rest: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    source: 'B8 S44',
  },
];
