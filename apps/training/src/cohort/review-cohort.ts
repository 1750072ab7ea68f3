import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { existing, today } from '../parts.ts';
import { listedAt } from '../views/directory.ts';
import { approveCohort, rejectCohort, returnCohort } from './running.ts';
import { PublicText } from '../public-text.ts';

const OnCohort = z.strictObject({ commandId, cohortId: z.string().min(1).max(60) });
const WithReason = z.strictObject({ ...OnCohort.shape, reason: PublicText.max(500) });

/** 审核备案 by the desk of the city where the class is held (W-IV(1)). */
export const approveCohortProcedure = (parts: TrainingParts) =>
  procedure.input(OnCohort).mutation(async ({ input, ctx }) => {
    const { state, tenant } = await parts.cohorts.get(input.cohortId, ctx.scope);
    const date = today(parts);
    const listings = await parts.directory.listings(state.orgId, 'training', state.occupation);
    const facts = { today: date, listed: listedAt(listings, tenant, date) };
    return parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((cohort) => approveCohort(cohort, facts)),
    );
  });

export const returnCohortProcedure = (parts: TrainingParts) =>
  procedure.input(WithReason).mutation(({ input, ctx }) =>
    parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((cohort) => returnCohort(cohort, input.reason)),
    ),
  );

export const rejectCohortProcedure = (parts: TrainingParts) =>
  procedure.input(WithReason).mutation(({ input, ctx }) =>
    parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((cohort) => rejectCohort(cohort, input.reason)),
    ),
  );
