import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { Minutes } from '@peiyu/domain/values/index.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { enrolmentFor, existing, today } from '../parts.ts';
import { recordAttendance } from './attendance.ts';
import { sessionsElsewhere } from './elsewhere.ts';

const RecordAttendance = z.strictObject({
  commandId,
  enrolmentId: z.string().min(1).max(60),
  sessionId: z.string().min(1).max(60),
  minutes: Minutes,
});

/** One person, one session, by hand (W-VI(2)). */
export const recordAttendanceProcedure = (parts: TrainingParts) =>
  procedure.input(RecordAttendance).mutation(async ({ input, ctx }) => {
    const { state } = await enrolmentFor(parts, input.enrolmentId, ctx);
    const cohort = await parts.cohorts.get(state.cohortId, EVERYWHERE);
    const elsewhere = await sessionsElsewhere(parts, state);
    const facts = { cohort: cohort.state, today: today(parts), elsewhere };
    const { sessionId, minutes } = input;
    return parts.enrolments.change(
      input.enrolmentId,
      ctx.change(input),
      existing((enrolment) => recordAttendance(enrolment, [{ sessionId, minutes }], facts)),
    );
  });
