import type { JobRequest } from '@peiyu/kit/jobs/jobs.ts';
import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Cohort } from '../cohort/cohort.ts';
import type { TrainingParts } from '../parts.ts';

/** Starts a class-wide job in the class's city, on behalf of whoever asked; the same kind, class and content is the same job. */
export async function submitClassJob(
  parts: TrainingParts,
  asked: { cohort: Loaded<Cohort>; change: ChangeContext },
  job: Pick<JobRequest, 'kind' | 'content' | 'payload'>,
): Promise<{ jobId: string }> {
  const { cohort, change } = asked;
  const { at, actor, corr } = change;
  return {
    jobId: await parts.kernel.jobs.submit({ ...job, tenant: cohort.tenant, target: cohort.id, actor, at, corr }),
  };
}
