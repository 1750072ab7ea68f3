import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { enrolmentFor, existing } from '../parts.ts';
import { rejectEnrolment } from './enrolling.ts';
import { PublicText } from '../public-text.ts';

const RejectEnrolment = z.strictObject({
  commandId,
  enrolmentId: z.string().min(1).max(60),
  reason: PublicText.max(500),
});

/** 不录取, with the reason the person is told. */
export const rejectEnrolmentProcedure = (parts: TrainingParts) =>
  procedure.input(RejectEnrolment).mutation(async ({ input, ctx }) => {
    await enrolmentFor(parts, input.enrolmentId, ctx);
    return parts.enrolments.change(
      input.enrolmentId,
      ctx.change(input),
      existing((state) => rejectEnrolment(state, input.reason)),
    );
  });
