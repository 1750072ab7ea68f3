import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import * as z from 'zod';

/** A page of a list: `after` is the `next` of the page before. */
export const Page = z.strictObject({
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type Page = z.infer<typeof Page>;

/** Condition that goes on after a page, by a field that is unique in the list. */
export const afterKey = (field: string, page: Page): Filter =>
  page.after === undefined ? {} : { [field]: { $gt: page.after } };

/** Cuts the one row too many that tells whether there is more. */
export function pageOf<T, S>(
  rows: readonly T[],
  page: { limit: number; key: (row: T) => string; show: (row: T) => S },
): { items: S[]; next: string | null } {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { items: shown.map(page.show), next: rows.length > page.limit && last !== undefined ? page.key(last) : null };
}
