import { PublicReason } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { actOnReport } from './act-on-report.ts';
import { acceptReport, returnReport } from './report.ts';

export const AcceptReport = z.strictObject({ commandId, reportId: z.string().max(60) });
export const ReturnReport = AcceptReport.extend({
  reason: PublicReason.min(10, '请写明原因，至少 10 个字'),
});

/** 接收, by the city desk. */
export const acceptReportProcedure = (parts: ReportingParts) =>
  procedure.input(AcceptReport).mutation(({ input, ctx }) => actOnReport(parts, { ctx, input }, acceptReport));

/** 退回补正 with everything that is to be mended, said at once. */
export const returnReportProcedure = (parts: ReportingParts) =>
  procedure
    .input(ReturnReport)
    .mutation(({ input, ctx }) => actOnReport(parts, { ctx, input }, (report) => returnReport(report, input.reason)));
