import { businessDate, quarterStart } from '@peiyu/domain/calendar/index.ts';
import { quarterlyRows } from '@peiyu/domain/policy/index.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import type { Report } from './report.ts';
import { formRows, readFigures } from '../figures/read-figures.ts';
import { ownReport } from './own-report.ts';
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
    const figures = await figuresOf(parts, { id, tenant, state });
    const yearStart = `${state.quarter.slice(0, 4)}-01-01`;
    const read = (match: Record<string, unknown>) =>
      readFigures(parts.documents, parts.facts, { tenant, orgId: state.orgId, match });
    const [yearToDate, since] = await Promise.all([
      read({ on: { $gte: yearStart, $lte: today } }),
      read({ reportId: null, on: { $lte: today } }),
    ]);
    return {
      id,
      v,
      tenant,
      orgId: state.orgId,
      quarter: state.quarter,
      due: state.due,
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
export async function figuresOf(parts: ReportingParts, of: { id: string; tenant: string; state: Report }) {
  const sealed = of.state.revisions.at(-1);
  if (sealed) return [...sealed.figures];
  const rows = quarterlyRows(parts.packs.inForce(of.tenant, quarterStart(of.state.quarter)));
  const match = { reportId: { $in: [null, of.id] } };
  return formRows(
    rows,
    await readFigures(parts.documents, parts.facts, { tenant: of.tenant, orgId: of.state.orgId, match }),
  );
}
