import type { CalendarDate } from '../calendar/index.ts';
import { Refusal } from '../refusal.ts';
import { findOccupation, LEVEL_NAMES, OCCUPATIONS, wordKey } from '../values/index.ts';
import type { Fen, Level, Minutes, Occupation, OccupationCode } from '../values/index.ts';
import type { CityPack } from './pack.ts';
import type { OccupationalStandard } from './standard.ts';

/** What a course or an assessment is in: occupation, direction (null where the standard has none), level. */
export interface Subject {
  readonly occupation: OccupationCode;
  readonly direction?: string | null;
  readonly level: Level;
}

/** The version of a city's packs in force on a date: the latest that had begun by then. `packs` are of one city. Refuses `kit.pack.none`. */
export function packInForce(packs: readonly CityPack[], date: CalendarDate): CityPack {
  const begun = packs.filter(({ effectiveFrom }) => effectiveFrom <= date);
  const latest = begun.reduce<CityPack | undefined>(
    (best, pack) => (best && best.effectiveFrom >= pack.effectiveFrom ? best : pack),
    undefined,
  );
  if (!latest) throw new Refusal('kit.pack.none', { city: packs[0]?.city.code ?? null, date });
  return latest;
}

/** The occupations a pack opens, in its order. */
export const occupationsOf = (pack: CityPack): Occupation[] =>
  pack.occupations.flatMap((entry) => (typeof entry === 'string' ? (findOccupation(entry) ?? []) : entry));

/** An occupation of the pack, or refuses `training.cohort.occupation`: the city does not offer it. */
export function occupationIn(pack: CityPack, code: OccupationCode): Occupation {
  const found = findOccupation(code, occupationsOf(pack));
  if (!found) throw new Refusal('training.cohort.occupation', { occupation: findOccupation(code)?.exact ?? code });
  return found;
}

/** The rows of the quarterly form: the annex's own first, then the pack's other occupations (W-annex “……”). Empty where the form is off. */
export function quarterlyRows(pack: CityPack): Occupation[] {
  if (!pack.quarterly.enabled) return [];
  const all = occupationsOf(pack);
  const first = pack.quarterly.template.firstRows.flatMap((code) => findOccupation(code, all) ?? []);
  return [...first, ...all.filter((occupation) => !first.includes(occupation))];
}

const subjectText = ({ occupation, direction, level }: Subject): string =>
  `${findOccupation(occupation, OCCUPATIONS)?.exact ?? occupation}${direction ? `（${direction}）` : ''}${LEVEL_NAMES[level]}`;

/** Minutes of one 学时. Refuses `training.standard.missing` (「标准未录入」) where the pack does not say (architecture 8). */
export function minutesPerHour(pack: CityPack): Minutes {
  if (pack.hours.minutesPerHour === undefined)
    throw new Refusal('training.standard.missing', { item: '一个学时的分钟数' });
  return pack.hours.minutesPerHour;
}

/** Minutes a trainee must complete. Refuses `training.standard.missing` while hours or their length are not loaded (B2, architecture 8). */
export function requiredMinutes(pack: CityPack, subject: Subject): Minutes {
  const directions = pack.requiredHours?.[subject.occupation];
  const hours =
    (subject.direction ? directions?.[subject.direction]?.[subject.level] : undefined) ??
    directions?.['*']?.[subject.level];
  if (hours === undefined)
    throw new Refusal('training.standard.missing', { item: `${subjectText(subject)}的标准学时` });
  return hours * minutesPerHour(pack);
}

/** The subsidy for one person on a date, in fen: the latest row in force, a row of the occupation before one for all. Refuses `subsidies.claim.no-amount` (A9 Q18). */
export function subsidyAmount(pack: CityPack, subject: Subject, date: CalendarDate): Fen {
  const rows = (pack.subsidy.amounts ?? []).filter(({ level, from }) => level === subject.level && from <= date);
  const own = rows.filter(({ occupation }) => occupation === subject.occupation);
  const latest = (own.length > 0 ? own : rows.filter(({ occupation }) => occupation === '*')).toSorted((a, b) =>
    a.from < b.from ? 1 : -1,
  )[0];
  if (!latest) throw new Refusal('subsidies.claim.no-amount');
  return latest.fen;
}

/** Whether a major is related: `related` when the pack lists it, else `review`, for no list is complete and nobody is refused silently (A9 Q3). */
export function majorRelation(pack: CityPack, occupation: OccupationCode, major: string): 'related' | 'review' {
  const listed = pack.target.relatedMajors?.[occupation] ?? [];
  return listed.some((name) => wordKey(name) === wordKey(major)) ? 'related' : 'review';
}

/** The standard of an occupation that has this level, or refuses `assessment.standard.missing` (「标准未录入」). */
export function standardOf(
  standards: readonly OccupationalStandard[],
  { occupation, level }: Subject,
): OccupationalStandard {
  const found = standards.find(
    (standard) => standard.occupation === occupation && standard.entryConditions[level] !== undefined,
  );
  if (!found)
    throw new Refusal('assessment.standard.missing', { item: `${subjectText({ occupation, level })}的申报条件` });
  return found;
}

/** The title a level certificate may be recognised as; null for senior, which is a reference only (W-V(2), H-III(2)). */
export const titleFor = (pack: CityPack, level: Level): string | null =>
  level === 'senior' ? null : (pack.title.map[level] ?? null);
