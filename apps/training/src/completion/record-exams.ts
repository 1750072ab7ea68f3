import { submitClassJob } from '../jobs/submit-class-job.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { JobKind } from '@peiyu/kit/jobs/jobs.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Cohort } from '../cohort/cohort.ts';
import { findEnrolments } from '../enrolment/find-enrolments.ts';
import { contentOf } from '../file-input.ts';
import { pack, rowContext, unpack } from '../jobs/job-payload.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, existing } from '../parts.ts';
import { recordExam } from './completion.ts';
import { completionFacts } from './facts.ts';

const KIND = 'completion-exam';
const Result = z.strictObject({
  enrolmentId: z.string().min(1).max(60),
  passed: z.boolean(),
  attempt: z.int().positive().max(20).optional(),
});
type Result = z.infer<typeof Result>;
const Results = z.array(Result).min(1).max(1000);
const Payload = z.strictObject({ cohortId: z.string(), results: Results });

const RecordExams = z.strictObject({ commandId, cohortId: z.string().min(1).max(60), results: Results });

/** 结业考核 results of a class (W-IV(2), H-II(2)); every enrolment named must be of the class. */
export const recordExamsProcedure = (parts: TrainingParts) =>
  procedure.input(RecordExams).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const named = input.results.map(({ enrolmentId }) => enrolmentId);
    const known = await findEnrolments(parts, named);
    if (named.some((id) => known.get(id)?.state.cohortId !== cohort.id)) throw new NotFound();
    const payload = pack({ cohortId: cohort.id, results: input.results });
    const change = ctx.change(input, cohort.tenant);
    return submitClassJob(
      parts,
      { cohort, change },
      { kind: KIND, content: contentOf(input.commandId, payload), payload },
    );
  });

/** One result, one enrolment. */
export const examRecording = (parts: TrainingParts): JobKind<{ result: Result; cohort: Loaded<Cohort> }> => ({
  kind: KIND,
  async rows(payload) {
    const { cohortId, results } = unpack(Payload, payload);
    const cohort = await parts.cohorts.get(cohortId, EVERYWHERE);
    return results.map((result) => ({ result, cohort }));
  },
  async apply({ result, cohort }, index, run) {
    const before = await parts.enrolments.get(result.enrolmentId, EVERYWHERE);
    const facts = completionFacts(parts, cohort, businessDate(run.at));
    const changed = await parts.enrolments.change(
      result.enrolmentId,
      rowContext(run, run.commandId(index)),
      existing((enrolment) => recordExam(enrolment, result, facts)),
    );
    return changed.seq === before.seq ? 'unchanged' : 'done';
  },
});
