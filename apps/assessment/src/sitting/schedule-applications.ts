import type { JobKind } from '@peiyu/kit/jobs/jobs.ts';
import { next, sittingLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { scheduleApplication } from '../application/scoring.ts';
import { earlierJob, packed, rowContext, unpacked } from '../jobs.ts';
import type { AssessmentParts } from '../parts.ts';
import { assertNoJob, ownSitting, seatedIn } from './own-sitting.ts';
import type { Sitting } from './sitting.ts';

const SCHEDULE_JOB = 'assessment.schedule';
const Ids = z.array(z.string().min(1).max(60)).min(1).max(1000);
const Payload = z.strictObject({ applicationIds: Ids });
export const ScheduleApplications = z.strictObject({
  commandId,
  sittingId: z.string().min(1).max(60),
  applicationIds: Ids,
});

/** Seats are given while applications are open; asked of the table by the act that ends it. */
const assertOpen = ({ status }: Sitting): void => void next(sittingLifecycle, status, 'lockRoster');

/** 排考: a job that gives each applicant a seat; answers its id. More than the quota is refused as a whole. */
export const scheduleApplicationsProcedure = (parts: AssessmentParts) =>
  procedure.input(ScheduleApplications).mutation(async ({ input, ctx }) => {
    const { sittingId } = input;
    const sitting = await ownSitting(parts, sittingId, { scope: ctx.scope, org: ctx.actor.org });
    const applicationIds = [...new Set(input.applicationIds)].toSorted();
    const { tenant } = sitting;
    const content = derivedId(input.commandId, ...applicationIds);
    const request = {
      kind: SCHEDULE_JOB,
      tenant,
      target: sittingId,
      actor: ctx.actor,
      at: ctx.business.now(),
      corr: ctx.corr,
      content,
    };
    const earlier = await earlierJob(parts.kernel, request);
    if (earlier !== undefined) return { jobId: earlier };
    assertOpen(sitting.state);
    // Two lists at once could each fit and together overfill the sitting, whose roster could then never be locked.
    await assertNoJob(parts, sittingId);
    const seated = (await seatedIn(parts, sittingId)).map(({ id }) => id);
    if (new Set([...seated, ...applicationIds]).size > sitting.state.quota)
      throw new Refusal('assessment.sitting.full', { seats: sitting.state.quota });
    return { jobId: await parts.kernel.jobs.submit({ ...request, payload: packed({ applicationIds }) }) };
  });

export const scheduleJob = (parts: AssessmentParts): JobKind<string> => ({
  kind: SCHEDULE_JOB,
  rows: async (bytes) => unpacked(Payload, bytes).applicationIds,
  async apply(id, index, run) {
    const sitting = await parts.sittings.find(run.target);
    const application = await parts.applications.find(id);
    if (!sitting || application?.state.evaluatorOrgId !== sitting.state.evaluatorOrgId)
      throw new Refusal('kit.not-found');
    if (application.state.sittingId === run.target) return 'unchanged';
    assertOpen(sitting.state);
    const { occupation, direction, level } = sitting.state;
    await parts.applications.change(id, rowContext(run, index), (state) =>
      state ? scheduleApplication(state, { id: run.target, occupation, direction, level }) : [],
    );
    return 'done';
  },
});
