import type { JobRequest, JobRun } from '@peiyu/kit/jobs/jobs.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import type { z } from 'zod';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';

export const packed = (payload: object): Uint8Array => new TextEncoder().encode(JSON.stringify(payload));

export const unpacked = <S extends z.ZodType>(schema: S, bytes: Uint8Array): z.infer<S> =>
  schema.parse(JSON.parse(new TextDecoder().decode(bytes)));

/** The change of one row: asked for by the job's actor at the moment the job was asked for; its command is its row's. */
export const rowContext = (run: JobRun, row: number): ChangeContext => ({
  commandId: run.commandId(row),
  tenant: run.tenant,
  scope: EVERYWHERE,
  at: run.at,
  actor: run.actor,
  cause: `job:${run.jobId}`,
  corr: run.corr,
});

/** The id of the same job, when it was asked for before: a repeated command is answered even where a new one would be refused. */
export async function earlierJob({ jobs }: Kernel, request: Omit<JobRequest, 'payload'>): Promise<string | undefined> {
  const { kind, tenant, target, content } = request;
  return (await jobs.find(derivedId('job', kind, tenant, target, content), tenant))?._id;
}

/** Refusals of a sheet's row carry the number the sender sees beside it. */
export async function onSheetRow<T>(sheetRow: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.facts, sheetRow });
    throw error;
  }
}
