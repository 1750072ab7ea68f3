import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import type { DomainEvent } from '@peiyu/domain/events/contract.ts';
import type { Loaded, Store } from '@peiyu/kit/store/store.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';

export const Page = { after: z.string().max(60).optional(), limit: z.int().min(1).max(100).default(50) };

/** One page in the order of ids, cut in the database. */
export async function pageOf<S, E extends DomainEvent>(
  store: Store<S, E>,
  where: { scope: Scope; filter: Filter },
  page: { after?: string | undefined; limit: number },
): Promise<{ found: Loaded<S>[]; next: string | null }> {
  const filter: Filter = page.after === undefined ? where.filter : { ...where.filter, _id: { $gt: page.after } };
  const more = await store.list(where.scope, filter, { sort: { _id: 1 }, limit: page.limit + 1 });
  const found = more.slice(0, page.limit);
  return { found, next: more.length > page.limit ? (found.at(-1)?.id ?? null) : null };
}

export interface Named {
  readonly personRef: string;
  readonly maskedName: string;
  readonly maskedNumber: string;
}

/** Handles and covered names of a page's people, which identity gives (architecture 8). In the order asked. */
export async function namesOf(
  parts: AssessmentParts,
  persons: readonly string[],
  ask: { tenant: string; actor: string },
): Promise<Named[]> {
  if (persons.length === 0) return [];
  const { identity } = parts.deps;
  const purpose = { service: 'assessment', ...ask, purpose: 'list' };
  const [names, refs] = await Promise.all([
    identity.disclose(purpose, persons, ['maskedName', 'maskedNumber']),
    identity.personRefs(ask.tenant, persons),
  ]);
  return persons.map((person, at) => {
    const { maskedName = '', maskedNumber = '' } = names.get(person) ?? {};
    return { personRef: refs[at] ?? '', maskedName, maskedNumber };
  });
}
