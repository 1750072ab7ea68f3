import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { dueNow } from './due-now.ts';
import { Page, afterKey, pageOf } from '../page.ts';

const Ask = Page.extend({ orgId: z.string().max(60).optional() });

/** 开展情况表 by quarter: an institution sees its own, the desk all of its city. */
export const listReportsProcedure = ({ reports, packs }: ReportingParts) =>
  procedure.input(Ask).query(async ({ input, ctx }) => {
    const org = ctx.actor.org ?? input.orgId;
    const where = { ...(org ? { 'state.orgId': org } : {}), ...afterKey('state.order', input) };
    const rows = await reports.list(ctx.scope, where, { sort: { 'state.order': 1 }, limit: input.limit + 1 });
    return pageOf(rows, {
      limit: input.limit,
      key: (row) => row.state.order,
      show: ({ id, v, tenant, state }) => ({
        id,
        v,
        tenant,
        orgId: state.orgId,
        quarter: state.quarter,
        ...dueNow(packs, { tenant, state }),
        status: state.status,
        submittedOn: state.submittedOn,
        revision: state.revisions.length,
      }),
    });
  });
