import { ageOn } from '../calendar/index.ts';
import type { CalendarDate } from '../calendar/index.ts';
import type { CityPack } from '../policy/index.ts';
import { accepted, refused } from '../refusal.ts';
import type { Facts, Outcome, RefusalCode } from '../refusal.ts';
import { TRAINEE_GROUP_NAMES } from '../values/index.ts';
import type { TraineeGroup } from '../values/index.ts';
import { isFreshGraduate } from './graduate.ts';

/** What an enrolment says of the person, without who it is. */
export interface TrainingFacts {
  readonly group: TraineeGroup;
  /** Draws a monthly basic pension, declared by the person (A9 Q1). */
  readonly drawsPension: boolean;
  /** Null for documents whose number does not carry it and where it is not stated. */
  readonly birthDate: CalendarDate | null;
  readonly graduatedOn: CalendarDate | null;
  readonly major: 'related' | 'review';
  /** Works, studies, lives or is registered in the city, with evidence (A9 Q4). */
  readonly localTie: boolean;
}

/** Something a person should look at; it stops nothing. Its text is that of the code. */
export interface Warning {
  readonly code: RefusalCode;
  readonly facts: Facts;
}

/**
 * Whether someone belongs to the 培育对象 of a city (W-III, H-I). The retired are refused by the pension test, never by age: age only warns
 * (A9 Q1, C4-8). A major that is not listed is a warning that asks for a look by hand (C4-10).
 */
export function canTrain(
  facts: TrainingFacts,
  { target }: Pick<CityPack, 'target'>,
  date: CalendarDate,
): Outcome<{ readonly warnings: readonly Warning[] }> {
  const { group } = facts;
  if (group === 'retired' || facts.drawsPension) return refused('training.enrolment.retired');
  if (!target.groups.some((open) => open === group))
    return refused('training.enrolment.group', { group: TRAINEE_GROUP_NAMES[group] });
  if (target.territory === 'required' && !facts.localTie) return refused('training.enrolment.territory');
  const graduate = group === 'freshGraduate';
  if (graduate && (facts.graduatedOn === null || !isFreshGraduate(facts.graduatedOn, date)))
    return refused('training.enrolment.not-graduate');
  const warnings: Warning[] = [];
  if (graduate && facts.major === 'review') warnings.push({ code: 'training.enrolment.major-review', facts: {} });
  if (facts.birthDate !== null && ageOn(facts.birthDate, date) >= target.ageWarning) {
    warnings.push({ code: 'training.enrolment.age', facts: { age: target.ageWarning } });
  }
  return accepted({ warnings });
}
