import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { enrolmentFor, existing, today } from '../parts.ts';
import { completeEnrolment, failEnrolment } from './completion.ts';
import { completionFacts } from './facts.ts';
import { PublicText } from '../public-text.ts';

const OnEnrolment = z.strictObject({ commandId, enrolmentId: z.string().min(1).max(60) });
const FailEnrolment = z.strictObject({ ...OnEnrolment.shape, reason: PublicText.min(1).max(500) });

/** 结业合格 of one person: hours, content and exam (W-IV(2), H-II(2)). */
export const completeEnrolmentProcedure = (parts: TrainingParts) =>
  procedure.input(OnEnrolment).mutation(async ({ input, ctx }) => {
    const { state } = await enrolmentFor(parts, input.enrolmentId, ctx);
    const cohort = await parts.cohorts.get(state.cohortId, EVERYWHERE);
    const facts = completionFacts(parts, cohort, today(parts));
    return parts.enrolments.change(
      input.enrolmentId,
      ctx.change(input),
      existing((enrolment) => completeEnrolment(enrolment, facts)),
    );
  });

/** 结业不合格, with its reason. */
export const failEnrolmentProcedure = (parts: TrainingParts) =>
  procedure.input(FailEnrolment).mutation(async ({ input, ctx }) => {
    await enrolmentFor(parts, input.enrolmentId, ctx);
    const on = today(parts);
    return parts.enrolments.change(
      input.enrolmentId,
      ctx.change(input),
      existing((enrolment) => failEnrolment(enrolment, input.reason, on)),
    );
  });
