import * as z from 'zod';

/** A page: what comes after this id, at most so many. */
export const pageFields = {
  after: z.string().max(80).optional(),
  limit: z.int().min(1).max(100).default(50),
} as const;

/** The filter for the ids after a page's end; empty for the first page. */
export const afterId = (after: string | undefined): { _id?: { $gt: string } } =>
  after === undefined ? {} : { _id: { $gt: after } };

/** A page from a read of one more than asked for. */
export function pageOf<T extends { id: string }>(
  found: readonly T[],
  limit: number,
): { page: readonly T[]; next: string | null } {
  const page = found.slice(0, limit);
  return { page, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}
