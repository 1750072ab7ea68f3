import { z } from 'zod';

/** A page of a list: what comes after the cursor, at most 100. */
export const Page = { after: z.string().max(120).optional(), limit: z.int().min(1).max(100).default(50) } as const;

/** Cuts what was read with one row more than asked for; `next` is the cursor of the last row, null at the end. */
export function pageOf<T, R>(
  rows: readonly T[],
  limit: number,
  cut: { cursor: (row: T) => string; show: (row: T) => R },
): { items: R[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(cut.show), next: rows.length > limit && last !== undefined ? cut.cursor(last) : null };
}
