import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { Page, afterOf, cut, pageOptions } from '../paging.ts';
import type { SubsidiesParts } from '../parts.ts';

const ListProjects = z.strictObject({ ...Page.shape, orgId: z.string().max(60).optional() });

export const listProjectsProcedure = (parts: SubsidiesParts) =>
  procedure.input(ListProjects).query(async ({ input, ctx }) => {
    const where = { ...afterOf(input), ...(input.orgId === undefined ? {} : { 'state.orgId': input.orgId }) };
    const found = await parts.projects.list(ctx.scope, where, pageOptions(input));
    const { rows, next } = cut(found, input);
    return { items: rows.map(({ id, state }) => ({ projectId: id, ...state })), next };
  });
