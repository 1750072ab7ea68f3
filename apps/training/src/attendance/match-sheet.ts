import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Facts, RefusalCode } from '@peiyu/domain/refusal.ts';
import type { Actor } from '@peiyu/domain/events/contract.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Cohort } from '../cohort/cohort.ts';
import { enrolmentIdOf } from '../enrolment/enrol.ts';
import { findEnrolments } from '../enrolment/find-enrolments.ts';
import type { TrainingParts } from '../parts.ts';
import { purposeOf } from '../parts.ts';
import type { Presence } from './attendance.ts';
import type { AttendanceSheet, SheetSession } from './attendance-sheet.ts';

/** A row of the sheet with the enrolment it speaks of, or why it speaks of none. */
export interface MatchedRow {
  readonly row: number;
  readonly enrolmentId: string | null;
  readonly presences: readonly Presence[];
  readonly problem: { readonly code: RefusalCode; readonly facts: Facts } | null;
}

/** Columns → sessions of the class, by date and, where the sheet states it, mode. Refuses a column that is none of them. */
export function matchSessions(
  sheet: Pick<AttendanceSheet, 'sessions'>,
  cohort: Pick<Cohort, 'sessions'>,
): ReadonlyMap<number, string> {
  const matched = new Map<number, string>();
  for (const column of sheet.sessions) {
    const free = Object.entries(cohort.sessions).filter(
      ([id, { on, online, practice }]) =>
        on === column.date &&
        agrees(column.online, online) &&
        agrees(column.practice, practice) &&
        ![...matched.values()].includes(id),
    );
    const [found] = free.toSorted(([, a], [, b]) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''));
    if (!found) throw new Refusal('training.session.unknown', { date: column.date });
    const [id, session] = found;
    assertExpected(column, session.minutes);
    matched.set(column.column, id);
  }
  return matched;
}

const agrees = (stated: boolean | null, is: boolean): boolean => stated === null || stated === is;

function assertExpected({ minutes, date }: SheetSession, planned: number): void {
  if (minutes !== null && minutes !== planned)
    throw new Refusal('training.attendance.sheet-minutes', { date, minutes: planned });
}

/** Lines → enrolments of the class, by number: identity answers who it is, nobody else is told. A second line of a person is an error. */
export async function matchRows(
  parts: TrainingParts,
  of: { readonly cohort: Loaded<Cohort>; readonly sheet: AttendanceSheet; readonly actor: Actor },
): Promise<readonly MatchedRow[]> {
  const { cohort, sheet, actor } = of;
  const sessions = matchSessions(sheet, cohort.state);
  const ask = purposeOf(cohort.tenant, 'attendance', actor);
  const persons = await parts.kernel.deps.identity.match(
    ask,
    sheet.rows.map(({ number }) => number),
  );
  const idOf = (personId: string | undefined): string | null =>
    personId === undefined ? null : enrolmentIdOf(cohort.id, personId);
  const known = await findEnrolments(
    parts,
    persons.flatMap((personId) => idOf(personId) ?? []),
  );
  const seen = new Map<string, number>();
  const matched: MatchedRow[] = [];
  for (const [index, line] of sheet.rows.entries()) {
    const enrolmentId = idOf(persons[index]);
    const enrolled = enrolmentId !== null && known.has(enrolmentId);
    const first = enrolmentId === null ? undefined : seen.get(enrolmentId);
    const presences = line.minutes.map(({ column, minutes }) => ({ sessionId: sessions.get(column) ?? '', minutes }));
    const found = { row: line.row, enrolmentId, presences };
    if (line.numberIsNumeric && line.number.length > 15)
      matched.push({ ...found, problem: { code: 'identity.citizen-id.number-cell', facts: {} } });
    else if (!enrolled) matched.push({ ...found, problem: { code: 'training.attendance.not-enrolled', facts: {} } });
    else if (first !== undefined)
      matched.push({ ...found, problem: { code: 'identity.person.twice-in-file', facts: { row: first } } });
    else matched.push({ ...found, problem: null });
    if (enrolmentId !== null && first === undefined) seen.set(enrolmentId, line.row);
  }
  return matched;
}
