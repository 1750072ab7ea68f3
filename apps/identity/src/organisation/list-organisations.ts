import { OrganisationKind } from '@peiyu/domain/events/identity.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { afterId, pageFields, pageOf } from '../paging.ts';
import type { IdentityParts } from '../parts.ts';

const ListOrganisations = z.strictObject({ ...pageFields, kind: OrganisationKind.optional() });

export const listOrganisationsProcedure = ({ organisations }: IdentityParts) =>
  procedure.input(ListOrganisations).query(async ({ input: { after, limit, kind } }) => {
    const where = { ...afterId(after), ...(kind ? { 'state.kinds': kind } : {}) };
    const found = await organisations.list(EVERYWHERE, where, { sort: { _id: 1 }, limit: limit + 1 });
    const { page, next } = pageOf(found, limit);
    return { items: page.map(({ state }) => state), next };
  });
