import { businessDate } from '@peiyu/domain/calendar/index.ts';
import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import { formatYuan } from '@peiyu/domain/values/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { writeSheet } from '@peiyu/kit/sheets/index.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { FactKind } from '../figures/fact.ts';
import type { ReportingParts } from '../parts.ts';
import { packOfQuarter } from '../obligation/due-of.ts';
import { openTexts } from './form-texts.ts';
import { formSheets } from './form-sheet.ts';
import { figuresOf } from './get-report.ts';
import { ownReport } from './own-report.ts';
import { factsOfReport } from './report-facts.ts';

const Ask = z.strictObject({ reportId: z.string().max(60) });

/** The form as `.xlsx` in the annex layout: `{ name, file: base64 }`. */
export const exportReportProcedure = (parts: ReportingParts) =>
  procedure.input(Ask).query(async ({ input, ctx }) => {
    const { id, tenant, state } = await ownReport(parts, ctx, input.reportId);
    const pack = packOfQuarter(parts.packs, tenant, state.quarter);
    const today = businessDate(ctx.business.now());
    if (!pack.quarterly.enabled) throw new Refusal('reporting.quarterly-report.off');
    const sealed = state.revisions.at(-1);
    const ask = { service: 'reporting', tenant, purpose: 'quarterly-report-export', actor: ctx.actor.id };
    const [organisation, texts, figures, mentions] = await Promise.all([
      parts.documents.findOne(parts.organisations, { _id: state.orgId, tenant: '*' }),
      sealed ? openTexts(parts, { ask, reportId: id, hash: sealed.hash }) : undefined,
      figuresOf(parts, { id, tenant, state, today }),
      mentionsOf(parts, { tenant, orgId: state.orgId, ...factsOfReport(id, state, today) }),
    ]);
    const sheets = formSheets(pack, pack.quarterly, {
      unitName: typeof organisation?.['name'] === 'string' ? organisation['name'] : '',
      on: sealed ? businessDate(sealed.cutoff) : null,
      figures,
      texts,
      mentions,
    });
    const bytes = await writeSheet({ sheets, at: sealed?.cutoff ?? ctx.business.now() });
    return {
      name: `${pack.quarterly.template.title}-${state.quarter}.xlsx`,
      file: Buffer.from(bytes).toString('base64'),
    };
  });

/**
 * Revocations and recoveries among the facts of this form: the columns are gross, the attachment says what was taken back
 * (A4 [P]). Like the figures they stand still once the form is sealed.
 */
async function mentionsOf(parts: ReportingParts, match: Filter): Promise<string[]> {
  const groups = await parts.documents.aggregate<{ _id: FactKind; count: number; fen: number }>(parts.facts, [
    { $match: { ...match, kind: { $in: ['certificateRevoked', 'recoveryOrdered'] } } },
    { $group: { _id: '$kind', count: { $sum: 1 }, fen: { $sum: '$fen' } } },
  ]);
  const of = (kind: FactKind) => groups.find(({ _id }) => _id === kind);
  const [revoked, recovered] = [of('certificateRevoked'), of('recoveryOrdered')];
  return [
    ...(revoked ? [`本季度撤销专业技术等级证书 ${revoked.count} 本。`] : []),
    ...(recovered
      ? [
          `本季度决定追回职业培训补贴 ${recovered.count} 笔，共 ${formatYuan(recovered.fen)} 元；表内金额为发放数，未作扣减。`,
        ]
      : []),
  ];
}
