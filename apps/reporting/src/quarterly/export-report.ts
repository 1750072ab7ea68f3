import { businessDate, quarterEnd, quarterStart } from '@peiyu/domain/calendar/index.ts';
import { formatYuan } from '@peiyu/domain/values/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { writeSheet } from '@peiyu/kit/sheets/index.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { Fact } from '../figures/fact.ts';
import type { ReportingParts } from '../parts.ts';
import { openTexts } from './form-texts.ts';
import { formSheets } from './form-sheet.ts';
import { figuresOf } from './get-report.ts';
import { ownReport } from './own-report.ts';

const Ask = z.strictObject({ reportId: z.string().max(60) });
const MENTION_LIMIT = 1_000;

/** The form as `.xlsx` in the annex layout: `{ name, file: base64 }`. */
export const exportReportProcedure = (parts: ReportingParts) =>
  procedure.input(Ask).query(async ({ input, ctx }) => {
    const { id, tenant, state } = await ownReport(parts, ctx, input.reportId);
    const pack = parts.packs.inForce(tenant, quarterStart(state.quarter));
    if (!pack.quarterly.enabled) throw new Refusal('reporting.quarterly-report.off');
    const sealed = state.revisions.at(-1);
    const ask = { service: 'reporting', tenant, purpose: 'quarterly-report-export', actor: ctx.actor.id };
    const [organisation, texts, figures, mentions] = await Promise.all([
      parts.documents.findOne(parts.organisations, { _id: state.orgId, tenant: '*' }),
      sealed ? openTexts(parts, { ask, reportId: id, revision: sealed.revision }) : undefined,
      figuresOf(parts, { id, tenant, state }),
      mentionsOf(parts, { tenant, orgId: state.orgId, quarter: state.quarter }),
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

/** Revocations and recoveries of the quarter: the columns are gross, the attachment says what was taken back (A4 [P]). */
async function mentionsOf(
  parts: ReportingParts,
  of: { tenant: string; orgId: string; quarter: string },
): Promise<string[]> {
  const within = {
    tenant: of.tenant,
    orgId: of.orgId,
    on: { $gte: quarterStart(of.quarter), $lte: quarterEnd(of.quarter) },
  };
  const where = { ...within, kind: { $in: ['certificateRevoked', 'recoveryOrdered'] } };
  const facts = await parts.documents.find<Fact>(parts.facts, where, { sort: { on: 1 }, limit: MENTION_LIMIT });
  const revoked = facts.filter(({ kind }) => kind === 'certificateRevoked').length;
  const recovered = facts.filter(({ kind }) => kind === 'recoveryOrdered');
  const fen = recovered.reduce((sum, fact) => sum + fact.fen, 0);
  return [
    ...(revoked > 0 ? [`本季度撤销专业技术等级证书 ${revoked} 本。`] : []),
    ...(recovered.length > 0
      ? [`本季度决定追回职业培训补贴 ${recovered.length} 笔，共 ${formatYuan(fen)} 元；表内金额为发放数，未作扣减。`]
      : []),
  ];
}
