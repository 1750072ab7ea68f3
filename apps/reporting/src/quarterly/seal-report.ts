import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { quarterlyRows } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { Conflict, NotFound } from '@peiyu/kit/errors.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { claimFacts } from '../figures/claim-facts.ts';
import { formRows, isNil, readFigures } from '../figures/read-figures.ts';
import { packOfQuarter } from '../obligation/due-of.ts';
import { FormTexts, keepTexts } from './form-texts.ts';
import { answered } from './answered.ts';
import { ownReport } from './own-report.ts';
import { takesUntil } from './report-facts.ts';
import type { Report } from './report.ts';
import { assertSealable, sealReport } from './report.ts';

export const SealReport = FormTexts.extend({
  commandId,
  reportId: z.string().max(60),
  /** The figures the institution saw: a fact that came in between is shown before anything is frozen. */
  seen: z.string().max(80).optional(),
});

/**
 * 盖章: takes the facts up to today (or the quarter's end), freezes the figures with their hash. Nil forms too (C4-29).
 * Twice is once; killed between taking and sealing, it goes on when it is sent again. Refused before any fact is taken where
 * the form is sealed already, or the quarter before is not: no fact may fall between two forms.
 */
export const sealReportProcedure = (parts: ReportingParts) =>
  procedure.input(SealReport).mutation(({ input, ctx }) =>
    parts.seals.run(input.reportId, async () => {
      const { commandId: id, reportId, seen, ...texts } = input;
      const report = await ownReport(parts, ctx, reportId);
      const { tenant, state } = report;
      const before = await answered(parts, reportId, id);
      if (before) return before;
      assertSealable(state);
      await refuseBeforePrevious(parts, { tenant, orgId: state.orgId, quarter: state.quarter });
      const cutoff = ctx.business.now();
      const figures = await takeFigures(parts, report, businessDate(cutoff));
      if (seen !== undefined && seen !== figuresHash(figures))
        throw new Refusal('reporting.quarterly-report.facts-changed');
      const revision = state.revisions.length + 1;
      const hash = revisionHash([reportId, revision, figures, texts]);
      const ask = { service: 'reporting', tenant, purpose: 'quarterly-report', actor: ctx.actor.id };
      await keepTexts(parts, { ask, reportId, hash }, texts);
      return parts.reports.change(reportId, ctx.change({ commandId: id }), (current) => {
        if (!current) throw new NotFound();
        if (current.revisions.length + 1 !== revision) throw new Conflict();
        return sealReport(current, { figures, cutoff, hash, nil: figures.every(isNil), sealedBy: ctx.actor.id });
      });
    }),
  );

/** Takes the facts for the form and counts them; the rows are those of the pack. */
async function takeFigures(parts: ReportingParts, { id, tenant, state }: Loaded<Report>, today: string) {
  const { orgId, quarter } = state;
  await claimFacts(parts.documents, parts.facts, { tenant, orgId, until: takesUntil(state, today), reportId: id });
  const taken = await readFigures(parts.documents, parts.facts, { tenant, orgId, match: { reportId: id } });
  return formRows(quarterlyRows(packOfQuarter(parts.packs, tenant, quarter)), taken);
}

/** SHA-256 over everything a revision freezes: its key, figures and texts (C4-27). */
export const revisionHash = (content: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

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
