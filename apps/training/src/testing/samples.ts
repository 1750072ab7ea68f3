import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import { join } from 'node:path';
import type { Cohort, CohortEvent, CohortState } from '../cohort/cohort.ts';
import { evolveCohort } from '../cohort/cohort.ts';
import type { Enrolment, EnrolmentEvent } from '../enrolment/enrolment.ts';
import { evolveEnrolment } from '../enrolment/enrolment.ts';

const PACKS = join(import.meta.dirname, '../../../../packs');
const [real, demo] = await Promise.all([loadPacks(PACKS, []), loadPacks(PACKS, ['demo-2026'])]);

/** The pack of a city as the repository has it, with the demo overlay unless refused. */
export const packFor = (city: string, overlay = true): CityPack => (overlay ? demo : real).inForce(city, '2026-03-02');

/** The refusal an act ends in; undefined when it ends well. */
export function refusedBy(act: () => unknown): { code: string; facts: Refusal['facts'] } | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
}

export const codeOf = (act: () => unknown): string | undefined => refusedBy(act)?.code;

/** A class of two sessions, theory and practice, 120 minutes each, 200 required. */
export const cohortIn = (status: CohortState, rest: Partial<Cohort> = {}): Cohort => ({
  orgId: 'provider',
  number: 'BC000000-2026-00001',
  occupation: 'bigData',
  direction: null,
  level: 'junior',
  planId: null,
  lineId: null,
  quota: 2,
  startsOn: '2026-04-11',
  endsOn: '2026-05-22',
  venue: '某校区',
  requiredMinutes: 200,
  review: true,
  packVersion: 'v',
  openedOn: '2026-03-02',
  status,
  sessions: {
    theory: { on: '2026-04-11', minutes: 120, online: false, practice: false, startsAt: null },
    practice: { on: '2026-04-12', minutes: 120, online: true, practice: true, startsAt: null },
  },
  seats: {},
  reason: null,
  completed: null,
  report: null,
  ...rest,
});

export const enrolmentIn = (status: Enrolment['status'], rest: Partial<Enrolment> = {}): Enrolment => ({
  cohortId: 'cohort',
  orgId: 'provider',
  personId: 'person',
  occupation: 'bigData',
  direction: null,
  level: 'junior',
  by: 'form',
  warnings: [],
  requiredMinutes: 200,
  status,
  noticeVersion: '1',
  attendance: {},
  minutes: 0,
  exam: null,
  finalOn: null,
  reason: null,
  ...rest,
});

export const afterCohort = (cohort: Cohort, events: readonly CohortEvent[]): Cohort =>
  events.reduce<Cohort>((state, event) => evolveCohort(state, event), cohort);

export const afterEnrolment = (enrolment: Enrolment, events: readonly EnrolmentEvent[]): Enrolment =>
  events.reduce<Enrolment>((state, event) => evolveEnrolment(state, event), enrolment);
