import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import * as z from 'zod';

/** Every list is a page: ordered by id and cut in the database. */
export const Page = z.strictObject({
  after: z.string().max(60).optional(),
  limit: z.int().min(1).max(100).default(50),
});
type Page = z.infer<typeof Page>;

/** The part of a filter that continues after the last page. */
export const afterOf = (page: Page): Filter => (page.after === undefined ? {} : { _id: { $gt: page.after } });

/** One more than asked for tells whether another page follows. */
export const pageOptions = (page: Page): { sort: { _id: 1 }; limit: number } => ({
  sort: { _id: 1 },
  limit: page.limit + 1,
});

export function cut<T extends { readonly id: string }>(
  rows: readonly T[],
  page: Page,
): { rows: readonly T[]; next: string | null } {
  const kept = rows.slice(0, page.limit);
  return { rows: kept, next: rows.length > page.limit ? (kept.at(-1)?.id ?? null) : null };
}
