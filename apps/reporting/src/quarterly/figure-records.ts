import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { Fact } from '../figures/fact.ts';
import type { ReportingParts } from '../parts.ts';
import { METRICS } from '../figures/fact.ts';
import { Page, afterKey, pageOf } from '../page.ts';
import { ownReport } from './own-report.ts';
import { factsOfReport } from './report-facts.ts';

const Ask = Page.extend({ reportId: z.string().max(60), occupation: z.string().max(40), metric: z.enum(METRICS) });
const PEOPLE: ReadonlySet<string> = new Set(['peopleTrained', 'certificateHolders', 'subsidyRecipients']);

/** The records behind one figure: date, event, amount, and the person's handle or the record's id. */
export const figureRecordsProcedure = (parts: ReportingParts) =>
  procedure.input(Ask).query(async ({ input, ctx }) => {
    const { id, tenant, state } = await ownReport(parts, ctx, input.reportId);
    const where = {
      tenant,
      orgId: state.orgId,
      kind: input.metric,
      occupation: input.occupation,
      ...factsOfReport(id, state, businessDate(ctx.business.now())),
      ...afterKey('_id', input),
    };
    const rows = await parts.documents.find<Fact>(parts.facts, where, { sort: { _id: 1 }, limit: input.limit + 1 });
    const page = pageOf(rows, { limit: input.limit, key: (row) => row._id, show: (row) => row });
    const people = PEOPLE.has(input.metric);
    const refs = people
      ? await parts.identity.personRefs(
          tenant,
          page.items.map((row) => row.subjectId),
        )
      : [];
    const items = page.items.map((row, at) => ({
      on: row.on,
      fen: row.fen,
      subject: people ? (refs[at] ?? '') : row.subjectId,
      event: row.eventId,
    }));
    return { items, next: page.next };
  });
