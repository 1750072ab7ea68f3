import type { Session } from '@peiyu/kit/identity-port.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import type { TodoItem } from './keep-todo.ts';
import { Page, afterKey, pageOf } from '../page.ts';
import { ITEM_KINDS } from './items.ts';

const Ask = Page.extend({ kind: z.string().max(60).optional() });

/** Items of the caller's post: role and place, own organisation, or the person alone. */
function mine(session: Session, scope: Scope): Filter {
  const whose =
    session.person && session.role === 'trainee' ? { person: session.person } : session.org ? { org: session.org } : {};
  const where = session.role === 'trainee' ? {} : { place: { $gte: scope.from, $lte: scope.to } };
  return { tenant: '*', open: true, role: session.role, ...where, ...whose };
}

/** 待办, oldest first. */
export const listTodoProcedure = ({ documents, todo }: ReportingParts) =>
  procedure.input(Ask).query(async ({ input, ctx }) => {
    const where = {
      ...mine(ctx.session, ctx.scope),
      ...(input.kind ? { kind: input.kind } : {}),
      ...afterKey('order', input),
    };
    const rows = await documents.find<ViewDoc<TodoItem>>(todo, where, { sort: { order: 1 }, limit: input.limit + 1 });
    return pageOf(rows, {
      limit: input.limit,
      key: (row) => row.order,
      show: ({ _id, kind, subject, place, since }) => ({ id: _id, kind, subject, place, since, ...ITEM_KINDS[kind] }),
    });
  });

/** How many of each kind wait for the caller. */
export const countTodoProcedure = ({ documents, todo }: ReportingParts) =>
  procedure.query(async ({ ctx }) => {
    const groups = await documents.aggregate<{ _id: string; count: number }>(todo, [
      { $match: mine(ctx.session, ctx.scope) },
      { $group: { _id: '$kind', count: { $sum: 1 } } },
    ]);
    return {
      total: groups.reduce((sum, group) => sum + group.count, 0),
      kinds: groups.map(({ _id, count }) => ({ kind: _id, count })),
    };
  });
