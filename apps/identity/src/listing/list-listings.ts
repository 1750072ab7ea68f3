import { Id } from '@peiyu/domain/events/fields.ts';
import { DivisionCode } from '@peiyu/domain/values/index.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { afterId, pageFields, pageOf } from '../paging.ts';
import type { IdentityParts } from '../parts.ts';

const ListListings = z.strictObject({ ...pageFields, place: DivisionCode.optional(), orgId: Id.optional() });

/** The catalogue is public among those signed in: who may do what, where, until when. */
export const listListingsProcedure = ({ listings }: IdentityParts) =>
  procedure.input(ListListings).query(async ({ input: { after, limit, place, orgId } }) => {
    const where = {
      ...afterId(after),
      ...(place ? { 'state.place': place } : {}),
      ...(orgId ? { 'state.orgId': orgId } : {}),
    };
    const found = await listings.list(EVERYWHERE, where, { sort: { _id: 1 }, limit: limit + 1 });
    const { page, next } = pageOf(found, limit);
    return { items: page.map(({ state }) => state), next };
  });
