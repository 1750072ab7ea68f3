import { Refusal } from '@peiyu/domain/refusal.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { METRICS } from '../figures/fact.ts';
import type { FigureRow } from '../figures/read-figures.ts';
import { isNil } from '../figures/read-figures.ts';
import { FormTexts, keepTexts } from './form-texts.ts';
import { actOnReport } from './act-on-report.ts';
import { ownReport } from './own-report.ts';
import { correctReport, evolveReport, sealReport } from './report.ts';

const Change = z.strictObject({
  occupation: z.string().max(40),
  metric: z.enum(METRICS),
  /** New figure: a count, or fen. */
  to: z.int().nonnegative().max(1_000_000_000_000),
});
export const CorrectReport = FormTexts.extend({
  commandId,
  reportId: z.string().max(60),
  reason: z.string().trim().min(10, '请写明更正原因，至少 10 个字').max(500),
  changes: z.array(Change).max(60),
});

/** 更正: the next revision, sealed at once with its reason and the figures changed; the old revision and its hash are kept (C4-27). */
export const correctReportProcedure = (parts: ReportingParts) =>
  procedure.input(CorrectReport).mutation(async ({ input, ctx }) => {
    const { commandId: id, reportId, reason, changes, ...texts } = input;
    const { tenant, state } = await ownReport(parts, ctx, reportId);
    const last = state.revisions.at(-1);
    const figures = (last?.figures ?? []).map((row) => changed(row, changes));
    if (last && JSON.stringify(figures) === JSON.stringify(last.figures) && changes.length > 0)
      throw new Refusal('reporting.quarterly-report.unchanged');
    const revision = state.revisions.length + 1;
    await keepTexts(
      parts,
      { ask: { service: 'reporting', tenant, purpose: 'quarterly-report', actor: ctx.actor.id }, reportId, revision },
      texts,
    );
    const hash = createHash('sha256')
      .update(JSON.stringify([reportId, revision, figures, texts, reason]))
      .digest('hex');
    return actOnReport(parts, { ctx, input: { commandId: id, reportId } }, (report) => {
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

const changed = (row: FigureRow, changes: readonly z.infer<typeof Change>[]): FigureRow =>
  changes
    .filter(({ occupation }) => occupation === row.occupation)
    .reduce((next, { metric, to }) => ({ ...next, [metric]: to }), row);
