import type { JobKind } from '@peiyu/kit/jobs/jobs.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { formatScore } from '@peiyu/domain/values/index.ts';
import { Invalid } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { recordResult } from '../application/scoring.ts';
import { earlierJob, onSheetRow, rowContext } from '../jobs.ts';
import type { AssessmentParts } from '../parts.ts';
import { personOf } from '../parts.ts';
import { ownSitting } from '../sitting/own-sitting.ts';
import { assertTakesResults, type Sitting } from '../sitting/sitting.ts';
import { asRefusal } from './judge-row.ts';
import { readScores, type ScoreRow } from './read-scores.ts';

const SCORES_JOB = 'assessment.scores';
/** Base64 of a file of 8 MB. */
const FILE_LIMIT = 11_200_000;
const sheet = { sittingId: z.string().min(1).max(60), file: z.base64().min(1).max(FILE_LIMIT) };
export const PreviewScores = z.strictObject(sheet);
export const ImportScores = z.strictObject({ commandId, ...sheet });

const bytesOf = (file: string): Uint8Array => {
  const bytes = Buffer.from(file, 'base64');
  if (bytes.length === 0) throw new Invalid('kit.sheet.empty');
  return bytes;
};

const readFor = (
  parts: AssessmentParts,
  sitting: Loaded<Sitting>,
  read: { file: Uint8Array; actor: string; at: string },
) => {
  const pack = parts.settings.packs.inForce(sitting.tenant, businessDate(read.at));
  return readScores(parts, read.file, { id: sitting.id, tenant: sitting.tenant, pack, actor: read.actor });
};

const points = (tenths: number | null | undefined): string | null =>
  tenths === null || tenths === undefined ? null : formatScore(tenths);

const shown = ({ row, name, result, problems }: ScoreRow) => ({
  row,
  name,
  verdict: problems.length === 0 ? ('accept' as const) : ('reject' as const),
  theory: points(result?.scores?.theory),
  ability: points(result?.scores?.ability),
  absent: result?.scores?.absent ?? false,
  breach: result?.breach ?? null,
  problems,
});

/** What an import would do, row by row; nothing is written. A query by content, a mutation by size: a file does not fit an address. */
export const previewScoresProcedure = (parts: AssessmentParts) =>
  procedure.input(PreviewScores).mutation(async ({ input, ctx }) => {
    const sitting = await ownSitting(parts, input.sittingId, { scope: ctx.scope, org: ctx.actor.org });
    const read = { file: bytesOf(input.file), actor: ctx.actor.id, at: ctx.business.now() };
    const { rows, hiddenSheets, missing } = await readFor(parts, sitting, read);
    const accept = rows.filter(({ problems }) => problems.length === 0).length;
    return {
      rows: rows.map(shown),
      hiddenSheets,
      counts: { accept, reject: rows.length - accept, missing: missing.length },
    };
  });

/**
 * The same command over the same sheet is the same job. The same sheet sent again is a new one: what stood in the way may be
 * gone, or another sheet may have come between. A row that says what is known changes nothing.
 */
export const importScoresProcedure = (parts: AssessmentParts) =>
  procedure.input(ImportScores).mutation(async ({ input, ctx }) => {
    const sitting = await ownSitting(parts, input.sittingId, { scope: ctx.scope, org: ctx.actor.org });
    const payload = bytesOf(input.file);
    const content = createHash('sha256').update(input.commandId).update(payload).digest('base64url');
    const { tenant, id } = sitting;
    const request = {
      kind: SCORES_JOB,
      tenant,
      target: id,
      actor: ctx.actor,
      at: ctx.business.now(),
      corr: ctx.corr,
      content,
    };
    const earlier = await earlierJob(parts.kernel, request);
    if (earlier !== undefined) return { jobId: earlier };
    assertTakesResults(sitting.state);
    // Read once before the job, so that a sheet that is none is refused in the answer.
    await readFor(parts, sitting, { file: payload, actor: ctx.actor.id, at: ctx.business.now() });
    return { jobId: await parts.kernel.jobs.submit({ ...request, payload }) };
  });

export const scoresJob = (parts: AssessmentParts): JobKind<ScoreRow> => ({
  kind: SCORES_JOB,
  async rows(file, run) {
    const sitting = await parts.sittings.find(run.target);
    if (!sitting) throw new Refusal('kit.not-found');
    return (await readFor(parts, sitting, { file, actor: run.actor.id, at: run.at })).rows;
  },
  async apply(line, index, run) {
    const [first] = line.problems;
    if (first) throw asRefusal(first, line.row);
    const { applicationId, result } = line;
    if (applicationId === null || result === null) return 'unchanged';
    const by = personOf(run.actor);
    return onSheetRow(line.row, async () => {
      const sitting = await parts.sittings.find(run.target);
      if (sitting) assertTakesResults(sitting.state);
      const before = await parts.applications.find(applicationId);
      const after = await parts.applications.change(applicationId, rowContext(run, index), (state) =>
        state ? recordResult(state, run.target, { result, by }) : [],
      );
      return after.v === before?.v ? 'unchanged' : 'done';
    });
  },
});
