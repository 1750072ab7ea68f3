import type { SheetCell } from './cell.ts';

/** A date as the sender gave it; `month` when the day was not given (`2015年7月`). */
export type SheetDate =
  | { readonly precision: 'day'; /** YYYY-MM-DD */ readonly date: string }
  | { readonly precision: 'month'; /** YYYY-MM */ readonly month: string };

const day = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/u;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/u;
const month = /^(\d{4})(?:年|[-/.])(\d{1,2})月?$/u;
const compactMonth = /^(\d{4})(\d{2})$/u;

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0');

const onCalendar = (year: string | undefined, mm: string, dd: string): boolean => {
  const iso = `${year ?? ''}-${mm}-${dd}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
};

/**
 * Reads what Chinese sheets write for a date: a real date cell, `2026年3月2日`, `2026-03-02`, `2026/3/2`, `2026.3.2`,
 * `20260302`, and for months `2015年7月`, `2015-07`, `2015.07`, `201507`; full-width digits and spaces allowed.
 * Undefined for anything else, for days that do not exist, and for a month stored as the number 2015.1, which may be
 * January or October (B8).
 */
export const sheetDate = (cell: SheetCell): SheetDate | undefined => {
  const text = cell.text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  if (cell.kind === 'date') return { precision: 'day', date: cell.text.slice(0, 10) };
  if (cell.kind === 'number' && /^\d{4}\.\d$/u.test(text)) return undefined;
  const full = day.exec(text) ?? compactDay.exec(text);
  if (full) {
    const [mm, dd] = [pad(full[2]), pad(full[3])];
    return onCalendar(full[1], mm, dd) ? { precision: 'day', date: `${full[1] ?? ''}-${mm}-${dd}` } : undefined;
  }
  const part = month.exec(text) ?? compactMonth.exec(text);
  const mm = pad(part?.[2]);
  return part && onCalendar(part[1], mm, '01') ? { precision: 'month', month: `${part[1] ?? ''}-${mm}` } : undefined;
};
