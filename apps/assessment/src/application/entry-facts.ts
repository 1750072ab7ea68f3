import type { PersonFields } from '@peiyu/kit/identity-port.ts';
import type { EntryFacts } from '@peiyu/domain/rules/index.ts';
import type { CityPack } from '@peiyu/domain/policy/index.ts';
import type { Level } from '@peiyu/domain/values/index.ts';
import { isCalendarDate, parseDateText } from '@peiyu/domain/calendar/index.ts';
import { majorRelation } from '@peiyu/domain/policy/index.ts';
import { Education, educationOf, TraineeGroup, traineeGroupOf } from '@peiyu/domain/values/index.ts';

const MONTHS = 12;

/** Fields of a person that entry conditions ask for. */
export const ENTRY_FIELDS = ['education', 'major', 'graduation', 'title', 'workYears', 'group'] as const;

export interface Standing {
  readonly trained: boolean;
  readonly certificates: readonly Level[];
  readonly occupation: string;
  /** Day of the training certificate: what the person stated at enrolment is known to hold on it. */
  readonly trainedOn: string;
  readonly pack: CityPack;
}

/**
 * What the person has stated, as the rule asks for it. Years in the occupation were stated at enrolment; they are counted on
 * from the day of the training certificate at the latest, so an application repeated later reaches the date it was told (C4-11).
 */
export function entryFacts(person: PersonFields, standing: Standing): EntryFacts {
  const { trained, certificates, occupation, trainedOn, pack } = standing;
  const held = person.education === undefined ? null : readEducation(person.education);
  const group =
    person.group === undefined ? null : (TraineeGroup.safeParse(person.group).data ?? traineeGroupOf(person.group));
  const major = person.major === undefined ? 'review' : majorRelation(pack, occupation, person.major);
  return {
    trained,
    title: person.title ?? null,
    education: held && {
      held,
      major,
      graduatedOn: person.graduation === undefined ? null : readDate(person.graduation),
    },
    certificates,
    experience:
      person.workYears === undefined
        ? null
        : { months: Math.floor(person.workYears * MONTHS), asOf: trainedOn, ongoing: group === 'employed' },
  };
}

/** Identity keeps the code; a word as a sheet has it is read too. */
const readEducation = (text: string): Education | null => Education.safeParse(text).data ?? educationOf(text);

const readDate = (text: string): string | null => (isCalendarDate(text) ? text : (parseDateText(text)?.date ?? null));
