import type { Facts } from '@peiyu/domain/refusal.ts';
import type { JobDoc, RefusedRow } from '@peiyu/kit/jobs/jobs.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { JOB_COLLECTION } from '@peiyu/kit/jobs/jobs.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';

export const JobGet = z.strictObject({ jobId: z.string().min(1).max(60) });

/** How far a job of one's own organisation has come. */
export const jobGetProcedure = ({ deps }: AssessmentParts) =>
  procedure.input(JobGet).query(async ({ input, ctx }) => {
    const job = await deps.documents.findOne<JobDoc>(JOB_COLLECTION, { _id: input.jobId });
    if (!job || job.actor.org !== ctx.actor.org || job.tenant < ctx.scope.from || job.tenant > ctx.scope.to)
      throw new NotFound();
    const { status, total, next, done, unchanged } = job;
    const refused = job.refused.map(shown);
    return { jobId: job._id, status, total, next, done, unchanged, refused };
  });

/** A row of a sheet by the number its sender sees, any other by its place in the list. */
function shown({ row, code, facts }: RefusedRow) {
  const { sheetRow, text, ...rest } = facts;
  const sentence = isRefusalCode(code) ? refusalText(code, rest as Facts) : '';
  return {
    row: typeof sheetRow === 'number' ? sheetRow : row,
    code,
    text: typeof text === 'string' ? text : sentence,
  };
}
