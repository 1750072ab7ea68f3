import type { Facts } from '@peiyu/domain/refusal.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { JobDoc, RefusedRow } from '@peiyu/kit/jobs/jobs.ts';
import { JOB_COLLECTION } from '@peiyu/kit/jobs/jobs.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';

const GetJob = z.strictObject({ jobId: z.string().min(1).max(60) });

/** How far a job of the asker's own body is; rows by the number the sender sees, where there is a sheet. */
export const getJobProcedure = (parts: TrainingParts) =>
  procedure.input(GetJob).query(async ({ input, ctx }) => {
    const tenant = { $gte: ctx.scope.from, $lte: ctx.scope.to };
    const job = await parts.kernel.deps.documents.findOne<JobDoc>(JOB_COLLECTION, { _id: input.jobId, tenant });
    if (!job || job.actor.org !== ctx.actor.org) throw new NotFound();
    const { status, total, next, done, unchanged, refusedCount, error } = job;
    const failed = error === '' || !isRefusalCode(error) ? null : { code: error, text: refusalText(error, {}) };
    return {
      jobId: job._id,
      kind: job.kind,
      cohortId: job.target,
      status,
      total,
      next,
      done,
      unchanged,
      refusedCount,
      refused: job.refused.map(shown),
      failed,
    };
  });

function shown({ row, code, facts }: RefusedRow) {
  const { sheetRow, text, ...rest } = facts;
  const said = typeof text === 'string' ? text : isRefusalCode(code) ? refusalText(code, rest as Facts) : code;
  return { row: typeof sheetRow === 'number' ? sheetRow : row, code, text: said, facts: rest };
}
