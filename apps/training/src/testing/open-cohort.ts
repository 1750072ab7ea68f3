import type { BootedTraining } from './boot-training.ts';
import { springSessions } from './boot-training.ts';
import { COPYING, REVIEWING } from './cities.ts';

const bigData = { occupation: 'bigData', direction: null, level: 'junior' } as const;

/** A recorded plan of the provider for 大数据 junior: drafted, consented, filed, recorded by the province. */
async function recordedPlan(booted: BootedTraining, cohorts = 3): Promise<{ planId: string; lineId: string }> {
  const { command, provider, evaluator, province } = booted;
  const line = {
    ...bigData,
    cohorts,
    places: 60,
    minutes: 2880,
    months: [4, 5],
    venue: '某校区',
    fee: 0,
    evaluatorOrgId: 'evaluator',
  };
  const draft = { year: 2026, lines: [line], assessmentPlan: '理论和实操考核', homeReceipt: '青人社备〔2026〕1号' };
  const { id: planId } = await command(provider, 'plan.draft', draft);
  await command(evaluator, 'plan.consent', { planId });
  await command(provider, 'plan.file', { planId });
  await command(province, 'plan.record', { planId });
  const plan = await booted.call<{ lines: { lineId: string }[] }>(provider, 'plan.get', { planId });
  return { planId, lineId: plan.lines[0]?.lineId ?? '' };
}

export const springCohort = {
  ...bigData,
  startsOn: '2026-04-11',
  endsOn: '2026-05-22',
  venue: '某校区',
  quota: 60,
  sessions: springSessions,
};

/** A class of the reviewing city that enrols: plan, opening, approval, beginning. */
export async function enrollingCohort(booted: BootedTraining, rest: object = {}): Promise<string> {
  const { command, provider, desk } = booted;
  const plan = await recordedPlan(booted);
  const { id: cohortId } = await command(provider, 'cohort.open', {
    city: REVIEWING,
    ...springCohort,
    ...plan,
    ...rest,
  });
  await command(desk, 'cohort.approve', { cohortId });
  await command(provider, 'cohort.beginEnrolment', { cohortId });
  return cohortId;
}

export const announcementOf = (cohortId: string) => ({
  cohortId,
  fee: 0,
  refund: '开课前全额退费',
  conditions: '从事或愿意从事相关工作',
  materials: '身份证、学历证书',
  contact: '0532-86980000',
  opensOn: '2026-03-01',
  closesOn: '2026-04-10',
});

/** A class of the city that approves at once and copies enrolments to its desk. */
export async function copyingCohort(
  booted: BootedTraining,
  rest: object = {},
  announced: object = {},
): Promise<string> {
  const { command, provider } = booted;
  const { id: cohortId } = await command(provider, 'cohort.open', { city: COPYING, ...springCohort, ...rest });
  await command(provider, 'announcement.publish', { ...announcementOf(cohortId), ...announced });
  await command(provider, 'cohort.beginEnrolment', { cohortId });
  return cohortId;
}

/** Everybody on the roster, in pages. */
export async function rosterOf(booted: BootedTraining, cohortId: string): Promise<RosterRow[]> {
  const rows: RosterRow[] = [];
  for (let after: string | undefined; ;) {
    const page: { items: RosterRow[]; next: string | null } = await booted.call(booted.provider, 'cohort.roster', {
      cohortId,
      limit: 25,
      after,
    });
    rows.push(...page.items);
    if (page.next === null) return rows;
    after = page.next;
  }
}

export interface RosterRow {
  readonly enrolmentId: string;
  readonly personRef: string;
  readonly maskedName: string;
  readonly maskedNumber: string;
  readonly status: string;
  readonly minutes: number;
  readonly missingMinutes: number;
  readonly examPassed: boolean | null;
}

/** Each person says yes from their own account. */
export async function confirmAll(booted: BootedTraining, enrolmentIds: readonly string[]): Promise<void> {
  for (const enrolmentId of enrolmentIds) {
    const doc = await booted.documents.findOne<{ _id: string; state: { personId: string } }>('enrolments', {
      _id: enrolmentId,
    });
    await booted.command(booted.trainee(doc?.state.personId ?? ''), 'enrolment.confirm', {
      enrolmentId,
      noticeVersion: 1,
    });
  }
}
