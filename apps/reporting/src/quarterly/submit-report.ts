import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { ReportingParts } from '../parts.ts';
import { actOnReport } from './act-on-report.ts';
import { submitReport } from './report.ts';

export const SubmitReport = z.strictObject({ commandId, reportId: z.string().max(60) });

/** 报送 to the city desk: ends D5 (W-VI(2), annex). */
export const submitReportProcedure = (parts: ReportingParts) =>
  procedure
    .input(SubmitReport)
    .mutation(({ input, ctx }) =>
      actOnReport(parts, { ctx, input }, (report) => submitReport(report, businessDate(ctx.business.now()))),
    );
