import { addMonths, dateText, wholeMonthsBetween } from '../calendar/index.ts';
import type { CalendarDate } from '../calendar/index.ts';
import type { EntryAlternative } from '../policy/index.ts';
import { EDUCATION_NAMES, hasEducation, holdsTitle, LEVEL_NAMES } from '../values/index.ts';
import type { Education, Level } from '../values/index.ts';
import { freshGraduateFrom, isFreshGraduate } from './graduate.ts';

/** Work in this occupation: whole months by a date; `ongoing` when the person still works in it, so that months go on counting. */
export interface Experience {
  readonly months: number;
  readonly asOf: CalendarDate;
  readonly ongoing: boolean;
}

/** What a person has shown or promised, as far as entry conditions ask. */
export interface EntryFacts {
  /** Training certificate (学时证明) of the same occupation and level: asked at every level (B2). */
  readonly trained: boolean;
  readonly title: string | null;
  /** `major` by the city's list; `graduatedOn` null when the education is held and its date unknown. */
  readonly education: {
    readonly held: Education;
    readonly major: 'related' | 'review';
    readonly graduatedOn: CalendarDate | null;
  } | null;
  /** Level certificates held in this occupation. */
  readonly certificates: readonly Level[];
  readonly experience: Experience | null;
}

/** What one way in still lacks: a sentence each, and the day from which it would be met (null: no day brings it). `review` = a person must look. */
interface Gap {
  readonly says: string;
  readonly from: CalendarDate | null;
  readonly review: boolean;
}

/** One alternative of the standard and what is missing for it. */
export interface EntryReason {
  readonly alternative: string;
  readonly says: string;
  readonly missing: readonly string[];
  /** The day from which this way would be open if nothing else changes; null when time alone does not open it. */
  readonly passesOn: CalendarDate | null;
  readonly review: boolean;
}

export type Eligibility =
  | { readonly qualified: true; readonly by: string }
  | {
      readonly qualified: false;
      /** Every alternative with what it lacks, the nearest first. */
      readonly reasons: readonly EntryReason[];
      /** The earliest day on which some alternative passes without any act but waiting, or null: no such day exists. */
      readonly passesOn: CalendarDate | null;
      /** True when nothing is missing but a look by hand (major not listed, rule not loaded): never refused silently (A9 Q3, C4-10). */
      readonly review: boolean;
    };

/** Months in the occupation on a day. */
export const monthsOn = (experience: Experience | null, date: CalendarDate): number =>
  experience ? experience.months + (experience.ongoing ? wholeMonthsBetween(experience.asOf, date) : 0) : 0;

/**
 * Judges the entry condition of a level: training of that level and one alternative in full (B2, W-IV(3), H-II(3), C4-10 to C4-12).
 * Titles count upwards (工程师 meets 助理工程师). Work counts in this occupation only. Pure in `date`.
 */
export function eligibleForAssessment(
  alternatives: readonly EntryAlternative[],
  facts: EntryFacts,
  date: CalendarDate,
): Eligibility {
  const gapsBy = alternatives.map((alternative) => ({ alternative, gaps: gapsOf(alternative, facts, date) }));
  const met = gapsBy.find(({ gaps }) => gaps.length === 0);
  if (met && facts.trained) return { qualified: true, by: met.alternative.id };
  const reasons = gapsBy
    .map(({ alternative, gaps }) => reasonOf(alternative, facts.trained ? gaps : [NOT_TRAINED, ...gaps]))
    .toSorted((a, b) => nearness(a) - nearness(b));
  const dates = reasons.flatMap(({ passesOn }) => passesOn ?? []).toSorted();
  return { qualified: false, reasons, passesOn: dates[0] ?? null, review: reasons.some(({ review }) => review) };
}

const NOT_TRAINED: Gap = { says: '没有同职业同等级的培训合格证书', from: null, review: false };

/** What is open by waiting comes first, then what lacks least. */
const nearness = (reason: EntryReason): number => reason.missing.length + (reason.review || reason.passesOn ? 0 : 100);

function reasonOf(alternative: EntryAlternative, gaps: readonly Gap[]): EntryReason {
  const dates = gaps.flatMap(({ from }) => from ?? []);
  const last = dates.length < gaps.length ? null : (dates.toSorted().at(-1) ?? null);
  return {
    alternative: alternative.id,
    says: alternative.says,
    missing: gaps.map(({ says }) => says),
    passesOn: last,
    review: gaps.every(({ review }) => review),
  };
}

function gapsOf(alternative: EntryAlternative, facts: EntryFacts, date: CalendarDate): Gap[] {
  const gaps: Gap[] = [];
  const lack = (says: string, more: Partial<Gap> = {}) => gaps.push({ says, from: null, review: false, ...more });
  if (alternative.title && !holdsTitle(facts.title, alternative.title)) lack(`没有${alternative.title}职称`);
  if (alternative.certificate && !facts.certificates.some((level) => level === alternative.certificate)) {
    lack(`没有本职业${LEVEL_NAMES[alternative.certificate]}专业技术等级证书`);
  }
  if (alternative.education) gaps.push(...educationGaps(alternative, facts, date));
  const months = monthsOn(facts.experience, date);
  if (alternative.months !== undefined && months < alternative.months) {
    const { experience } = facts;
    const from = experience?.ongoing ? addMonths(experience.asOf, alternative.months - experience.months) : null;
    lack(`从事本职业工作须满 ${alternative.months} 个月，现为 ${months} 个月`, { from });
  }
  // A hand must judge even when only time is missing: no date may be promised then.
  if (alternative.byHand && gaps.every(({ from }) => from !== null)) lack('此项条件须人工判定', { review: true });
  return gaps;
}

function educationGaps(alternative: EntryAlternative, { education }: EntryFacts, date: CalendarDate): Gap[] {
  const wanted = alternative.education ?? 'below';
  if (!education || !hasEducation(education.held, wanted))
    return [
      {
        says: `学历须为${EDUCATION_NAMES[wanted]}${wanted === 'technicalSchool' ? '' : '及以上'}`,
        from: null,
        review: false,
      },
    ];
  const gaps: Gap[] = [];
  const { graduatedOn } = education;
  if (
    graduatedOn !== null &&
    graduatedOn > date &&
    !(alternative.enrolledGraduates && isFreshGraduate(graduatedOn, date))
  ) {
    const from = alternative.enrolledGraduates ? freshGraduateFrom(graduatedOn) : graduatedOn;
    gaps.push({ says: `尚未毕业（毕业时间 ${dateText(graduatedOn)}）`, from, review: false });
  }
  if (alternative.relatedMajor && education.major !== 'related')
    gaps.push({ says: '所学专业不在相关专业名单内，须人工判定', from: null, review: true });
  return gaps;
}

/** The facts of the refusal `assessment.application.condition`: what the nearest way lacks, and when one may come again or that no date exists. */
export function eligibilityFacts(result: Extract<Eligibility, { qualified: false }>): {
  missing: string;
  again: string;
} {
  const missing = result.reasons.map((reason) => `“${reason.says}”：${reason.missing.join('、')}`).join('；');
  const again = result.passesOn
    ? `最早可于 ${dateText(result.passesOn)} 再报，无须重新培训。`
    : '所缺条件不会因时间届满而满足，没有可再报的日期；取得所缺条件后即可再报，无须重新培训。';
  return { missing, again };
}
