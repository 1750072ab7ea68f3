import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { ReportingParts } from '../parts.ts';
import type { Report } from './report.ts';

/** A report within the caller's place; to an institution, another one's looks absent. */
export async function ownReport(
  { reports }: Pick<ReportingParts, 'reports'>,
  ctx: { scope: Scope; actor: { org?: string } },
  reportId: string,
): Promise<Loaded<Report>> {
  const report = await reports.get(reportId, ctx.scope);
  if (ctx.actor.org !== undefined && ctx.actor.org !== report.state.orgId) throw new NotFound();
  return report;
}
