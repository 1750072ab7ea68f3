import { submitClassJob } from '../jobs/submit-class-job.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import type { JobKind } from '@peiyu/kit/jobs/jobs.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Cohort } from '../cohort/cohort.ts';
import { contentOf } from '../file-input.ts';
import { pack, rowContext, unpack } from '../jobs/job-payload.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, existing } from '../parts.ts';
import { completeEnrolment } from './completion.ts';
import { completionFacts } from './facts.ts';

const KIND = 'completion';
const PAGE = 500;
const Payload = z.strictObject({ cohortId: z.string(), enrolmentIds: z.array(z.string()) });

const CompleteAll = z.strictObject({ commandId, cohortId: z.string().min(1).max(60) });

/** Completes everybody of the class who meets all three; who does not is listed with what is missing. */
export const completeAllProcedure = (parts: TrainingParts) =>
  procedure.input(CompleteAll).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    // Named when asked for: a job that goes on after a kill must meet the same rows, and those done have left the state.
    const payload = pack({ cohortId: cohort.id, enrolmentIds: await onRoster(parts, cohort) });
    const change = ctx.change(input, cohort.tenant);
    return submitClassJob(
      parts,
      { cohort, change },
      { kind: KIND, content: contentOf(input.commandId, new TextEncoder().encode(cohort.id)), payload },
    );
  });

/** Who was admitted and has no result yet. */
async function onRoster(parts: TrainingParts, cohort: Loaded<Cohort>): Promise<string[]> {
  const ids: string[] = [];
  const states = ['accepted', 'attending', 'hoursMet', 'retake'] as const;
  for (let after = ''; ;) {
    const where = { 'state.cohortId': cohort.id, 'state.status': { $in: states }, _id: { $gt: after } };
    const page = await parts.enrolments.list(EVERYWHERE, where, { sort: { _id: 1 }, limit: PAGE });
    ids.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return ids;
    after = last.id;
  }
}

/** One person, one completion. */
export const completions = (parts: TrainingParts): JobKind<{ enrolmentId: string; cohort: Loaded<Cohort> }> => ({
  kind: KIND,
  async rows(payload) {
    const { cohortId, enrolmentIds } = unpack(Payload, payload);
    const cohort = await parts.cohorts.get(cohortId, EVERYWHERE);
    return enrolmentIds.map((enrolmentId) => ({ enrolmentId, cohort }));
  },
  async apply({ enrolmentId, cohort }, index, run) {
    const before = await parts.enrolments.get(enrolmentId, EVERYWHERE);
    const facts = completionFacts(parts, cohort, businessDate(run.at));
    const changed = await parts.enrolments.change(
      enrolmentId,
      rowContext(run, run.commandId(index)),
      existing((enrolment) => completeEnrolment(enrolment, facts)),
    );
    return changed.seq === before.seq ? 'unchanged' : 'done';
  },
});
