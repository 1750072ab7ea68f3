import { submitClassJob } from '../jobs/submit-class-job.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { JobKind } from '@peiyu/kit/jobs/jobs.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Cohort } from '../cohort/cohort.ts';
import { bytesOf, contentOf, SheetFile } from '../file-input.ts';
import { onSheetRow, pack, rowContext, unpack } from '../jobs/job-payload.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, existing, packOf } from '../parts.ts';
import { recordAttendance } from './attendance.ts';
import { readAttendance } from './attendance-sheet.ts';
import { sessionsElsewhere } from './elsewhere.ts';
import type { MatchedRow } from './match-sheet.ts';
import { matchRows, matchSessions } from './match-sheet.ts';

const KIND = 'attendance-import';
const Payload = z.strictObject({ cohortId: z.string(), file: z.string() });
/** Sessions recorded in one write: an outbox holds 64 events. */
const SESSIONS_PER_WRITE = 32;

const ImportAttendance = z.strictObject({ commandId, cohortId: z.string().min(1).max(60), file: SheetFile });

/** Starts the import of a class's attendance (W-VI(2)); a sheet that does not fit the class's sessions is refused here and now. */
export const importAttendanceProcedure = (parts: TrainingParts) =>
  procedure.input(ImportAttendance).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    matchSessions(await readAttendance(bytesOf(input.file), packOf(parts, cohort)), cohort.state);
    const payload = pack({ cohortId: cohort.id, file: input.file });
    const change = ctx.change(input, cohort.tenant);
    return submitClassJob(
      parts,
      { cohort, change },
      { kind: KIND, content: contentOf(input.commandId, payload), payload },
    );
  });

interface ImportRow {
  readonly matched: MatchedRow;
  readonly cohort: Loaded<Cohort>;
}

/** One line, one enrolment; its figures are compared with what stands, so a second run changes nothing. */
export const attendanceImport = (parts: TrainingParts): JobKind<ImportRow> => ({
  kind: KIND,
  async rows(payload, run) {
    const { cohortId, file } = unpack(Payload, payload);
    const cohort = await parts.cohorts.get(cohortId, EVERYWHERE);
    const sheet = await readAttendance(bytesOf(file), packOf(parts, cohort));
    return (await matchRows(parts, { cohort, sheet, actor: run.actor })).map((matched) => ({ matched, cohort }));
  },
  apply: ({ matched, cohort }, _index, run) =>
    onSheetRow(matched.row, async () => {
      const { enrolmentId, presences, problem } = matched;
      if (problem || enrolmentId === null) {
        throw new Refusal(problem?.code ?? 'training.attendance.not-enrolled', problem?.facts ?? {});
      }
      const before = await parts.enrolments.get(enrolmentId, EVERYWHERE);
      const elsewhere = await sessionsElsewhere(parts, before.state);
      const facts = { cohort: cohort.state, today: businessDate(run.at), elsewhere };
      // A line is recorded whole or not at all.
      if (recordAttendance(before.state, presences, facts).length === 0) return 'unchanged';
      for (let from = 0; from < presences.length; from += SESSIONS_PER_WRITE) {
        const part = presences.slice(from, from + SESSIONS_PER_WRITE);
        await parts.enrolments.change(
          enrolmentId,
          rowContext(run, null),
          existing((state) => recordAttendance(state, part, facts)),
        );
      }
      return 'done';
    }),
});
