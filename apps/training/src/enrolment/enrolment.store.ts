import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Enrolment, EnrolmentEvent } from './enrolment.ts';
import { evolveEnrolment } from './enrolment.ts';

export const enrolmentDefinition: AggregateDefinition<Enrolment, EnrolmentEvent> = {
  type: 'enrolment',
  collection: 'enrolments',
  evolve: evolveEnrolment,
  indexes: [
    { keys: { 'state.cohortId': 1, _id: 1 } },
    { keys: { 'state.cohortId': 1, 'state.status': 1 } },
    { keys: { 'state.cohortId': 1, 'state.finalOn': -1 } },
    { keys: { 'state.personId': 1, _id: 1 } },
  ],
};

/**
 * One live enrolment per person, occupation and level in any city (C4-1): the platform-wide key. Confirmed by
 * enrolment-submitted; released by enrolment-rejected, -withdrawn, -failed and -completed.
 */
export const liveEnrolmentKey = (
  of: { personId: string; occupation: string; level: string },
  city: string | null,
): string => ['enrolment', of.personId, of.occupation, of.level, ...(city === null ? [] : [city])].join('|');
