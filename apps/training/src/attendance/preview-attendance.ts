import { Refusal, refusalText } from '@peiyu/domain/refusal.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { findEnrolments } from '../enrolment/find-enrolments.ts';
import { bytesOf, SheetFile } from '../file-input.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, packOf, today } from '../parts.ts';
import type { AttendanceFacts } from './attendance.ts';
import { recordAttendance } from './attendance.ts';
import { readAttendance } from './attendance-sheet.ts';
import { sessionsElsewhereOf } from './elsewhere.ts';
import type { MatchedRow } from './match-sheet.ts';
import { matchRows, matchSessions } from './match-sheet.ts';

const PreviewAttendance = z.strictObject({ cohortId: z.string().min(1).max(60), file: SheetFile });

/** What an import of this sheet would do, line by line; nothing is written. */
export const previewAttendanceProcedure = (parts: TrainingParts) =>
  procedure.input(PreviewAttendance).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const sheet = await readAttendance(bytesOf(input.file), packOf(parts, cohort));
    const sessions = matchSessions(sheet, cohort.state);
    const matched = await matchRows(parts, { cohort, sheet, actor: ctx.actor });
    const base = { cohort: cohort.state, today: today(parts) };
    const nameOf = new Map(sheet.rows.map(({ row, name }) => [row, name]));
    const known = await findEnrolments(
      parts,
      matched.flatMap(({ enrolmentId }) => enrolmentId ?? []),
    );
    const persons = [...known.values()].map(({ state }) => state.personId);
    const elsewhere = await sessionsElsewhereOf(parts, persons, cohort.id);
    const rows = matched.map((line) => {
      const enrolment = known.get(line.enrolmentId ?? '')?.state;
      const refusal = refusalOf(line, enrolment, {
        ...base,
        elsewhere: elsewhere.get(enrolment?.personId ?? '') ?? [],
      });
      const problems = refusal
        ? [{ field: '', code: refusal.code, text: refusalText(refusal.code, refusal.facts) }]
        : [];
      const minutes = line.presences.reduce((sum, presence) => sum + (presence.minutes || 0), 0);
      const name = nameOf.get(line.row) ?? '';
      return { row: line.row, name, verdict: refusal ? 'reject' : 'accept', minutes, problems };
    });
    return {
      sessions: sheet.sessions.map(({ column, date, minutes }) => ({
        date,
        minutes,
        sessionId: sessions.get(column) ?? null,
      })),
      rows,
      hiddenSheets: sheet.hiddenSheets,
      counts: {
        total: rows.length,
        accept: rows.filter(({ verdict }) => verdict === 'accept').length,
        reject: rows.filter(({ verdict }) => verdict === 'reject').length,
      },
    };
  });

function refusalOf(line: MatchedRow, enrolment: Enrolment | undefined, facts: AttendanceFacts) {
  if (line.problem || !enrolment) return line.problem;
  try {
    recordAttendance(enrolment, line.presences, facts);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
}
