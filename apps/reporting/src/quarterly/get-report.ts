import type { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { quarterlyRows } from '@peiyu/domain/policy/index.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import type { Report } from './report.ts';
import { formRows, readFigures } from '../figures/read-figures.ts';
import { packOfQuarter } from '../obligation/due-of.ts';
import { dueNow } from './due-now.ts';
import { ownReport } from './own-report.ts';
import { factsOfReport } from './report-facts.ts';
import { figuresHash } from './seal-report.ts';

export const GetReport = z.strictObject({ reportId: z.string().max(60) });

/**
 * One form: the live figures until it is sealed, then the sealed ones; beside them the year to date, which equals the
 * ledger of paid subsidies (C4-28), and what has come in since.
 */
export const getReportProcedure = (parts: ReportingParts) =>
  procedure.input(GetReport).query(async ({ input, ctx }) => {
    const { id, v, tenant, state } = await ownReport(parts, ctx, input.reportId);
    const today = businessDate(ctx.business.now());
    const figures = await figuresOf(parts, { id, tenant, state, today });
    const year = state.quarter.slice(0, 4);
    const yearEnd = `${year}-12-31`;
    const read = (match: Record<string, unknown>) =>
      readFigures(parts.documents, parts.facts, { tenant, orgId: state.orgId, match });
    const [yearToDate, since] = await Promise.all([
      read({ on: { $gte: `${year}-01-01`, $lte: today < yearEnd ? today : yearEnd } }),
      read({ reportId: null, on: { $lte: today } }),
    ]);
    return {
      id,
      v,
      tenant,
      orgId: state.orgId,
      quarter: state.quarter,
      ...dueNow(parts.packs, { tenant, state }),
      status: state.status,
      submittedOn: state.submittedOn,
      figures,
      seen: figuresHash(figures),
      yearToDate: [...yearToDate.values()],
      notYetReported: state.revisions.length > 0 ? [...since.values()] : [],
      revisions: state.revisions.map(({ revision, cutoff, hash, nil, reason }) => ({
        revision,
        cutoff,
        hash,
        nil,
        reason,
      })),
    };
  });

/** The figures of the newest revision, or what a seal would freeze now. */
export async function figuresOf(
  parts: ReportingParts,
  of: { id: string; tenant: string; state: Report; today: CalendarDate },
) {
  const { id, tenant, state, today } = of;
  const sealed = state.revisions.at(-1);
  if (sealed) return [...sealed.figures];
  const match = factsOfReport(id, state, today);
  const open = await readFigures(parts.documents, parts.facts, { tenant, orgId: state.orgId, match });
  return formRows(quarterlyRows(packOfQuarter(parts.packs, tenant, state.quarter)), open);
}
