import { Refusal } from '@peiyu/domain/refusal.ts';
import { next, quarterlyReportLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Conflict, NotFound } from '@peiyu/kit/errors.ts';
import { PublicReason } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { METRICS } from '../figures/fact.ts';
import type { FigureRow } from '../figures/read-figures.ts';
import { isNil } from '../figures/read-figures.ts';
import { FormTexts, keepTexts, openTexts } from './form-texts.ts';
import { actOnReport } from './act-on-report.ts';
import { answered } from './answered.ts';
import { ownReport } from './own-report.ts';
import { correctReport, evolveReport, sealReport } from './report.ts';
import { revisionHash } from './seal-report.ts';

const Change = z.strictObject({
  occupation: z.string().max(40),
  metric: z.enum(METRICS),
  /** New figure: a count, or fen. */
  to: z.int().nonnegative().max(1_000_000_000_000),
});
export const CorrectReport = FormTexts.extend({
  commandId,
  reportId: z.string().max(60),
  reason: PublicReason.min(10, '请写明原因，至少 10 个字'),
  changes: z.array(Change).max(60),
});

/**
 * 更正: the next revision, sealed at once with its reason and the figures and texts changed; the old revision and its hash
 * are kept (C4-27). Twice is once; one that changes nothing is refused, and so is the second of two made at the same moment.
 */
export const correctReportProcedure = (parts: ReportingParts) =>
  procedure.input(CorrectReport).mutation(async ({ input, ctx }) => {
    const { commandId: id, reportId, reason, changes, ...texts } = input;
    const { tenant, state } = await ownReport(parts, ctx, reportId);
    const before = await answered(parts, reportId, id);
    if (before) return before;
    next(lifecycle, state.status, 'correct');
    const last = state.revisions.at(-1);
    const ask = { service: 'reporting', tenant, purpose: 'quarterly-report', actor: ctx.actor.id };
    const figures = changed(last?.figures ?? [], changes);
    const old = last && (await openTexts(parts, { ask, reportId, hash: last.hash }));
    if (same(figures, last?.figures) && same(FormTexts.parse(texts), old))
      throw new Refusal('reporting.quarterly-report.unchanged');
    const revision = state.revisions.length + 1;
    const hash = revisionHash([reportId, revision, figures, texts, reason]);
    await keepTexts(parts, { ask, reportId, hash }, texts);
    return actOnReport(parts, { ctx, input: { commandId: id, reportId } }, (report) => {
      if (report.revisions.length + 1 !== revision) throw new Conflict();
      const opened = correctReport(report, reason);
      const after = opened.reduce(evolveReport, report);
      return [
        ...opened,
        ...sealReport(after, {
          figures,
          cutoff: last?.cutoff ?? ctx.business.now(),
          hash,
          nil: figures.every(isNil),
          sealedBy: ctx.actor.id,
        }),
      ];
    });
  });

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The rows with the new figures; NotFound for an occupation that the form has no row for. */
function changed(rows: readonly FigureRow[], changes: readonly z.infer<typeof Change>[]): FigureRow[] {
  const known = new Set(rows.map(({ occupation }) => occupation));
  if (changes.some(({ occupation }) => !known.has(occupation))) throw new NotFound();
  return rows.map((row) =>
    changes
      .filter(({ occupation }) => occupation === row.occupation)
      .reduce((after, { metric, to }) => ({ ...after, [metric]: to }), row),
  );
}
