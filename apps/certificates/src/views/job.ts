import type { JobDoc } from '@peiyu/kit/jobs/jobs.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { JOB_COLLECTION } from '@peiyu/kit/jobs/jobs.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { CertificatesParts } from '../parts.ts';

export const JobGet = z.strictObject({ jobId: z.string().min(1).max(60) });

/** How far a job of one's own organisation has come. */
export const jobGetProcedure = ({ deps }: CertificatesParts) =>
  procedure.input(JobGet).query(async ({ input, ctx }) => {
    const job = await deps.documents.findOne<JobDoc>(JOB_COLLECTION, { _id: input.jobId });
    if (!job || job.actor.org !== ctx.actor.org || job.tenant < ctx.scope.from || job.tenant > ctx.scope.to)
      throw new NotFound();
    const { status, total, next, done, unchanged } = job;
    const refused = job.refused.map(({ row, code, facts }) => ({
      row,
      code,
      text: isRefusalCode(code) ? refusalText(code, facts as Parameters<typeof refusalText>[1]) : '',
    }));
    return { jobId: job._id, status, total, next, done, unchanged, refused };
  });
