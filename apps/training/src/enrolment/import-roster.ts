import { submitClassJob } from '../jobs/submit-class-job.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { cohortLifecycle, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import { isRefusalCode, Refusal } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { JobKind } from '@peiyu/kit/jobs/jobs.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Announcement } from '../announcement/announcement.ts';
import type { Cohort } from '../cohort/cohort.ts';
import { bytesOf, contentOf, SheetFile } from '../file-input.ts';
import { onSheetRow, pack, rowContext, unpack } from '../jobs/job-payload.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, packOf } from '../parts.ts';
import { admitRows } from './admission.ts';
import { enrol, enrolmentIdOf } from './enrol.ts';
import { readRoster } from './roster-sheet.ts';
import type { Verdict } from './screening.ts';

const KIND = 'roster-import';
const Payload = z.strictObject({ cohortId: z.string(), file: z.string() });

const ImportRoster = z.strictObject({ commandId, cohortId: z.string().min(1).max(60), file: SheetFile });

/** Starts the import; a sheet that cannot be read, or a class that does not enrol, is refused here and now. */
export const importRosterProcedure = (parts: TrainingParts) =>
  procedure.input(ImportRoster).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    if (cohort.state.status !== 'enrolling') {
      throw new Refusal('training.cohort.state', {
        state: stateLabel(cohortLifecycle, cohort.state.status),
        command: '导入名册',
      });
    }
    await readRoster(bytesOf(input.file), packOf(parts, cohort));
    const payload = pack({ cohortId: cohort.id, file: input.file });
    const change = ctx.change(input, cohort.tenant);
    return submitClassJob(
      parts,
      { cohort, change },
      { kind: KIND, content: contentOf(input.commandId, payload), payload },
    );
  });

interface ImportRow {
  readonly verdict: Verdict;
  readonly cohort: Loaded<Cohort>;
  readonly announcement: Announcement | undefined;
}

/** One row, one enrolment. Rejected rows keep their place, so that a job that goes on after a kill counts the same rows. */
export const rosterImport = (parts: TrainingParts): JobKind<ImportRow> => ({
  kind: KIND,
  async rows(payload, run) {
    const { cohortId, file } = unpack(Payload, payload);
    const cohort = await parts.cohorts.get(cohortId, EVERYWHERE);
    const announcement = (await parts.announcements.find(derivedId('announcement', cohortId)))?.state;
    const { rows } = await readRoster(bytesOf(file), packOf(parts, cohort));
    const admission = { cohort, rows, actor: run.actor, today: businessDate(run.at), dryRun: false };
    return (await admitRows(parts, admission)).map((verdict) => ({ verdict, cohort, announcement }));
  },
  apply: ({ verdict, cohort, announcement }, index, run) =>
    onSheetRow(verdict.row, async () => {
      const { personId, problems } = verdict;
      if (personId === undefined) throw refusalOf(verdict);
      const id = enrolmentIdOf(cohort.id, personId);
      const before = await parts.enrolments.load(id);
      if (before?.state) return 'unchanged';
      const commandOf = liveCommand(before?.cancelled ?? [], run.commandId(index));
      await enrol(parts, {
        cohort,
        announcement,
        personId,
        by: 'sheet',
        warnings: problems.map(({ code }) => code),
        today: businessDate(run.at),
        ctx: { ...rowContext(run, commandOf), commandId: commandOf },
      });
      return 'done';
    }),
});

/** The row's command; after the sweeper has cancelled it (the job stood still for long), the next try under a name of its own. */
function liveCommand(cancelled: readonly string[], first: string): string {
  let command = first;
  for (let tries = 1; cancelled.includes(command); tries++) command = `${first}:${tries}`;
  return command;
}

function refusalOf({ problems }: Verdict): Refusal {
  const stop = problems.find(({ code }) => isRefusalCode(code));
  if (!stop || !isRefusalCode(stop.code)) return new Refusal('kit.input.invalid', { fields: '此行' });
  return new Refusal(stop.code, { text: stop.text });
}
