import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { publicProcedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { Page, pageOf } from '../paging.ts';
import type { TrainingParts } from '../parts.ts';

const ListAnnouncements = z.strictObject({
  ...Page,
  city: z
    .string()
    .regex(/^\d{6}$/u)
    .optional(),
});

/** Open to everybody, published ones only (H-II(2): employers and universities). */
export const listAnnouncementsProcedure = (parts: TrainingParts) =>
  publicProcedure.input(ListAnnouncements).query(async ({ input }) => {
    const { city, after, limit } = input;
    const scope = city === undefined ? EVERYWHERE : { from: city, to: city };
    const where = { 'state.status': 'published', ...(after === undefined ? {} : { _id: { $gt: after } }) };
    const found = await parts.announcements.list(scope, where, { sort: { _id: 1 }, limit: limit + 1 });
    const names = await parts.directory.names(found.map(({ state }) => state.orgId));
    return pageOf(found, limit, {
      cursor: ({ id }) => id,
      show: ({ id, tenant, state }) => ({ id, city: tenant, orgName: names.get(state.orgId) ?? null, ...state }),
    });
  });
