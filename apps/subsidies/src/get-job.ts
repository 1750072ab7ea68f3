import type { Facts } from '@peiyu/domain/refusal.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from './parts.ts';

const GetJob = z.strictObject({ jobId: z.string().min(1).max(60) });

/** Progress of a job, for who started it; rows are counted from 1, as they were sent. */
export const getJobProcedure = (parts: SubsidiesParts) =>
  procedure.input(GetJob).query(async ({ input, ctx }) => {
    const job = await parts.jobs.find(input.jobId, ctx.session.place);
    if (!job || job.actor.id !== ctx.actor.id) throw new NotFound();
    const refused = job.refused.map(({ row, code, facts }) => ({
      row: row + 1,
      code,
      text: isRefusalCode(code) ? refusalText(code, facts as Facts) : code,
    }));
    const { status, total, next, done, unchanged, error } = job;
    return { status, total, next, done, unchanged, refused, refusedCount: job.refusedCount, error };
  });
