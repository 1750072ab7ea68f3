import type { JobRun } from '@peiyu/kit/jobs/jobs.ts';
import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { z } from 'zod';

export const pack = (payload: object): Uint8Array => new TextEncoder().encode(JSON.stringify(payload));

/** The payload of a job as it was sealed. */
export const unpack = <S extends z.ZodType>(schema: S, payload: Uint8Array): z.infer<S> =>
  schema.parse(JSON.parse(new TextDecoder().decode(payload)));

/** The change of one row: asked for by the job's actor, at the moment the job was asked for. */
export const rowContext = (run: JobRun, commandId: string | null): ChangeContext => ({
  commandId,
  tenant: run.tenant,
  scope: EVERYWHERE,
  at: run.at,
  actor: run.actor,
  cause: `job:${run.jobId}`,
  corr: run.corr,
});

/** Refusals of a sheet's row carry the number the sender sees beside it. */
export async function onSheetRow<T>(sheetRow: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.facts, sheetRow });
    throw error;
  }
}
