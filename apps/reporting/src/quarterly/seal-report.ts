import { businessDate, quarterEnd, quarterStart } from '@peiyu/domain/calendar/index.ts';
import { quarterlyRows } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { claimFacts } from '../figures/claim-facts.ts';
import { formRows, isNil, readFigures } from '../figures/read-figures.ts';
import { FormTexts, keepTexts } from './form-texts.ts';
import { sealReport } from './report.ts';
import { ownReport } from './own-report.ts';

export const SealReport = FormTexts.extend({
  commandId,
  reportId: z.string().max(60),
  /** The figures the institution saw: a fact that came in between is shown before anything is frozen. */
  seen: z.string().max(80).optional(),
});

/**
 * 盖章: takes the facts up to today (or the quarter's end), freezes the figures with their hash. Nil forms too (C4-29).
 * Twice is once. Refuses while the quarter before is not sealed, so that no fact falls between two forms.
 */
export const sealReportProcedure = (parts: ReportingParts) =>
  procedure.input(SealReport).mutation(async ({ input, ctx }) => {
    const { commandId: id, reportId, seen, ...texts } = input;
    const { tenant, state } = await ownReport(parts, ctx, reportId);
    await refuseBeforePrevious(parts, { tenant, orgId: state.orgId, quarter: state.quarter });
    const cutoff = ctx.business.now();
    const today = businessDate(cutoff);
    const until = today < quarterEnd(state.quarter) ? today : quarterEnd(state.quarter);
    if (state.correcting === null)
      await claimFacts(parts.documents, parts.facts, { tenant, orgId: state.orgId, until, reportId });
    const rows = quarterlyRows(parts.packs.inForce(tenant, quarterStart(state.quarter)));
    const figures = formRows(
      rows,
      await readFigures(parts.documents, parts.facts, { tenant, orgId: state.orgId, match: { reportId } }),
    );
    if (seen !== undefined && seen !== figuresHash(figures))
      throw new Refusal('reporting.quarterly-report.facts-changed');
    const revision = state.revisions.length + 1;
    await keepTexts(
      parts,
      { ask: { service: 'reporting', tenant, purpose: 'quarterly-report', actor: ctx.actor.id }, reportId, revision },
      texts,
    );
    const hash = createHash('sha256')
      .update(JSON.stringify([reportId, revision, figures, texts]))
      .digest('hex');
    return parts.reports.change(reportId, ctx.change({ commandId: id }), (current) => {
      if (!current) throw new NotFound();
      return sealReport(current, { figures, cutoff, hash, nil: figures.every(isNil), sealedBy: ctx.actor.id });
    });
  });

/** A short name of the figures on the screen, to notice a change between seeing and sealing. */
export const figuresHash = (figures: readonly object[]): string =>
  createHash('sha256').update(JSON.stringify(figures)).digest('base64url').slice(0, 22);

async function refuseBeforePrevious(
  parts: ReportingParts,
  of: { tenant: string; orgId: string; quarter: string },
): Promise<void> {
  const scope = { from: of.tenant, to: of.tenant };
  const earlier = await parts.reports.list(
    scope,
    { 'state.orgId': of.orgId, 'state.order': { $lt: `${of.quarter}|` } },
    { sort: { 'state.order': -1 }, limit: 1 },
  );
  const previous = earlier[0];
  if (previous && previous.state.revisions.length === 0)
    throw new Refusal('reporting.quarterly-report.previous-open', { quarter: previous.state.quarter });
}
