import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { ChangeContext, Changed } from '@peiyu/kit/store/aggregate.ts';
import type { ReportingParts } from '../parts.ts';
import type { Report, ReportEvent } from './report.ts';
import { ownReport } from './own-report.ts';

/** One act on a report the caller may see; the decision is the aggregate's own. Twice is once. */
export async function actOnReport(
  parts: ReportingParts,
  by: {
    ctx: { scope: Scope; actor: { org?: string }; change: (input: { commandId: string }) => ChangeContext };
    input: { commandId: string; reportId: string };
  },
  decide: (report: Report) => readonly ReportEvent[],
): Promise<Changed> {
  await ownReport(parts, by.ctx, by.input.reportId);
  return parts.reports.change(by.input.reportId, by.ctx.change(by.input), (report) => {
    if (!report) throw new NotFound();
    return decide(report);
  });
}
