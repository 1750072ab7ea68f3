import { derivedId } from '@peiyu/kit/ids.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, existing, packOf, today } from '../parts.ts';
import { outcomesOf } from './outcomes.ts';
import { beginEnrolment, completeCohort, examineCohort, startCohort } from './running.ts';

const OnCohort = z.strictObject({ commandId, cohortId: z.string().min(1).max(60) });

/** approved → enrolling. */
export const beginEnrolmentProcedure = (parts: TrainingParts) =>
  procedure.input(OnCohort).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const announced = await parts.announcements.find(derivedId('announcement', input.cohortId));
    const needed = packOf(parts, cohort).announcement.required;
    const announcement = announced?.state.status === 'published' ? 'published' : needed ? 'missing' : 'notNeeded';
    return parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((state) => beginEnrolment(state, announcement)),
    );
  });

/** enrolling → inSession. */
export const startCohortProcedure = (parts: TrainingParts) =>
  procedure.input(OnCohort).mutation(async ({ input, ctx }) => {
    await cohortFor(parts, input.cohortId, ctx);
    const date = today(parts);
    return parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((state) => startCohort(state, date)),
    );
  });

/** inSession → examining. */
export const examineCohortProcedure = (parts: TrainingParts) =>
  procedure.input(OnCohort).mutation(async ({ input, ctx }) => {
    await cohortFor(parts, input.cohortId, ctx);
    return parts.cohorts.change(input.cohortId, ctx.change(input), existing(examineCohort));
  });

/** examining → completed: 结业, the D1 clock starts (W-IV(2)). */
export const completeCohortProcedure = (parts: TrainingParts) =>
  procedure.input(OnCohort).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const outcomes = await outcomesOf(parts, cohort);
    return parts.cohorts.change(
      input.cohortId,
      ctx.change(input),
      existing((state) => completeCohort(state, outcomes)),
    );
  });
