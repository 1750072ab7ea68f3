import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { Page, afterKey, pageOf } from '../page.ts';

const Ask = Page.extend({
  kind: z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']).optional(),
  subjectId: z.string().max(60).optional(),
  lateOnly: z.boolean().default(false),
});

/** 报送义务, by due day: an institution or evaluator sees its own, an office all of its place. `lateOnly` = 逾期清单. */
export const listObligations = ({ obligations }: ReportingParts) =>
  procedure.input(Ask).query(async ({ input, ctx }) => {
    const where = {
      ...(ctx.actor.org ? { 'state.from': ctx.actor.org } : {}),
      ...(input.kind ? { 'state.kind': input.kind } : {}),
      ...(input.subjectId ? { 'state.subjectId': input.subjectId } : {}),
      ...(input.lateOnly ? { 'state.late': true } : {}),
    };
    const rows = await obligations.list(
      ctx.scope,
      { ...where, ...afterKey('state.order', input) },
      { sort: { 'state.order': 1 }, limit: input.limit + 1 },
    );
    return pageOf(rows, {
      limit: input.limit,
      key: (row) => row.state.order,
      show: ({ id, v, tenant, state }) => ({ id, v, tenant, ...state }),
    });
  });
