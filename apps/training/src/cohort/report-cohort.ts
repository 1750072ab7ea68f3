import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, existing, today } from '../parts.ts';
import { acceptReport, reportCohort, returnReport } from './reporting.ts';
import { PublicText } from '../public-text.ts';

const OnCohort = z.strictObject({ commandId, cohortId: z.string().min(1).max(60) });
const ReportCohort = z.strictObject({
  ...OnCohort.shape,
  situation: PublicText.max(4000),
  problems: PublicText.max(4000),
});
const ReturnReport = z.strictObject({ ...OnCohort.shape, reason: PublicText.max(500) });

/** 结业报送 to the province: ends D1 (W-IV(2)). */
export const reportCohortProcedure = (parts: TrainingParts) =>
  procedure.input(ReportCohort).mutation(async ({ input, ctx }) => {
    await cohortFor(parts, input.cohortId, ctx);
    const { situation, problems } = input;
    const on = today(parts);
    return parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((cohort) => reportCohort(cohort, { situation, problems, on })),
    );
  });

export const acceptReportProcedure = (parts: TrainingParts) =>
  procedure.input(OnCohort).mutation(({ input, ctx }) =>
    parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((cohort) => acceptReport(cohort, ctx.session.place)),
    ),
  );

export const returnReportProcedure = (parts: TrainingParts) =>
  procedure.input(ReturnReport).mutation(({ input, ctx }) =>
    parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((cohort) => returnReport(cohort, ctx.session.place, input.reason)),
    ),
  );
