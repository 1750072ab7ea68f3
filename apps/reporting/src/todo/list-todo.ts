import type { Session } from '@peiyu/kit/identity-port.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Doc, Filter } from '@peiyu/kit/mongo/documents.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { obligationId } from '../obligation/obligation.store.ts';
import type { Obligation } from '../obligation/obligation.ts';
import type { ReportingParts } from '../parts.ts';
import type { TodoItem } from './keep-todo.ts';
import { Page, afterKey, pageOf } from '../page.ts';
import { ITEM_KINDS, itemKind } from './items.ts';

const Ask = Page.extend({ kind: z.string().max(60).optional() });

/** Items of the caller's post: role and place, own organisation, or the person alone. */
function mine(session: Session, scope: Scope): Filter {
  const whose =
    session.person && session.role === 'trainee' ? { person: session.person } : session.org ? { org: session.org } : {};
  const where = session.role === 'trainee' ? {} : { place: { $gte: scope.from, $lte: scope.to } };
  return { tenant: '*', open: true, role: session.role, ...where, ...whose };
}

/**
 * 待办, oldest first: `label` the number, quarter or year people call it by (null where it has none); `due` with `binding`
 * and `provisional` where a clock of the law runs, null otherwise.
 */
export const listTodoProcedure = (parts: ReportingParts) =>
  procedure.input(Ask).query(async ({ input, ctx }) => {
    const where = {
      ...mine(ctx.session, ctx.scope),
      ...(input.kind ? { kind: input.kind } : {}),
      ...afterKey('order', input),
    };
    const rows = await parts.documents.find<ViewDoc<TodoItem>>(parts.todo, where, {
      sort: { order: 1 },
      limit: input.limit + 1,
    });
    const [clocks, labels] = await Promise.all([clocksOfRows(parts, rows), labelsOfRows(parts, rows)]);
    return pageOf(rows, {
      limit: input.limit,
      key: (row) => row.order,
      show: (row) => {
        const { _id, kind, subject, place, since, about } = row;
        const clock = clocks.get(clockOf(row) ?? '');
        return {
          id: _id,
          kind,
          subject,
          place,
          since,
          ...ITEM_KINDS[kind],
          label: row.label ?? labels.get(about) ?? null,
          due: clock?.due ?? null,
          binding: clock?.binding ?? null,
          provisional: clock?.provisional ?? null,
        };
      },
    });
  });

const clockOf = ({ kind, clockSubject }: TodoItem): string | undefined => {
  const { clock } = itemKind(kind);
  return clock && obligationId(clock, clockSubject);
};

/** The clocks behind the rows of one page, by their id. */
async function clocksOfRows(
  { obligations }: ReportingParts,
  rows: readonly TodoItem[],
): Promise<ReadonlyMap<string, Obligation>> {
  const ids = [...new Set(rows.flatMap((row) => clockOf(row) ?? []))];
  if (ids.length === 0) return new Map();
  const found = await obligations.list(EVERYWHERE, { _id: { $in: ids } }, { limit: ids.length });
  return new Map(found.map(({ id, state }) => [id, state]));
}

async function labelsOfRows(
  { documents, labels }: ReportingParts,
  rows: readonly TodoItem[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ label, about }) => (label === null ? about : [])))];
  if (ids.length === 0) return new Map();
  const found = await documents.find<Doc & { label: string }>(labels, { _id: { $in: ids } }, { limit: ids.length });
  return new Map(found.map(({ _id, label }) => [_id, label]));
}

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
