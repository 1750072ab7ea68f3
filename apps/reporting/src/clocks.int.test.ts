import { sessionOf } from '@peiyu/kit/testing/boot.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { obligationId } from './obligation/obligation.store.ts';
import type { World } from './testing/world.ts';
import { CITY, EVALUATOR, ORG, OTHER_CITY, desk, manager, openWorld, province, subject } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

const completed = (on: string) => ({ orgId: ORG, ...subject, passed: 2, failed: 0, on, startedOn: '2026-03-01' });
const line = {
  applicationId: 'a1',
  personId: 'p1',
  theory: 800,
  ability: 800,
  cohortId: 'c1',
  trainingOrgId: ORG,
  trainingCertificateId: 't1',
};
const confirmation = { sittingId: 's1', evaluatorOrgId: EVALUATOR, ...subject };
const approved = { ...confirmation, lines: [line], document: '国专办1号', on: '2026-03-02', returned: [] };
const finished = { kind: 'level', subjectId: 'k1', orgId: EVALUATOR, count: 1, on: '2026-03-02' };

test('D1 sent back before its day keeps its day, and is accepted in the end; the queue follows (C2)', async () => {
  await world.openCohort('c1');
  await world.say('training.cohort-completed', 'cohort/c1', completed('2026-03-02'));
  const reported = { orgId: ORG, passed: 2, on: '2026-03-02' };
  await world.say('training.cohort-reported', 'cohort/c1', reported);
  expect(await world.todo(province)).toMatchObject([{ kind: 'cohort.accept-report', label: 'BC-c1' }]);
  await world.say('training.cohort-report-returned', 'cohort/c1', { orgId: ORG, by: '370000', reason: '名单缺人' });
  expect(await world.obligations(manager, { kind: 'D1' })).toMatchObject([
    { status: 'returned', submittedOn: null, due: '2026-04-01' },
  ]);
  // The same business moment: what the same source says later is later.
  expect(await world.todo(manager)).toContainEqual(
    expect.objectContaining({ kind: 'cohort.report', label: 'BC-c1', due: '2026-04-01', binding: true }),
  );
  await world.say('training.cohort-reported', 'cohort/c1', reported);
  await world.say('training.cohort-report-accepted', 'cohort/c1', { orgId: ORG, by: '370000' });
  expect(await world.obligations(manager, { kind: 'D1' })).toMatchObject([{ status: 'accepted', late: false }]);
});

test('an end that is heard before its start neither waits nor is lost (D4: two sources)', async () => {
  await world.say('certificates.issue-batch-finished', 'issue-batch/b1', finished);
  await world.say('assessment.confirmation-approved', 'confirmation/k1', approved);
  expect(await world.obligations(desk, { kind: 'D4' })).toMatchObject([
    { subjectId: 'k1', status: 'submitted', submittedOn: '2026-03-02', late: false },
  ]);
});

test('nobody approved: no clock and no work for the evaluator', async () => {
  await world.say('assessment.confirmation-approved', 'confirmation/k1', { ...approved, lines: [] });
  expect(await world.obligations(desk, { kind: 'D4' })).toEqual([]);
  expect(await world.todo(sessionOf('ei.manager', '370000', { org: EVALUATOR }))).toEqual([]);
});

test('D7 whichever is heard first: the plan filed, or the class that stands on it (W-IV(1))', async () => {
  const filed = { orgId: ORG, year: 2026, receivers: ['370000'] };
  await world.say('training.plan-filed', 'plan/p1', filed, '370000');
  await world.openCohort('c1', { planId: 'p1' });
  await world.openCohort('c2', { planId: 'p2' });
  await world.openCohort('c3', { planId: 'p1', tenant: OTHER_CITY });
  expect(await world.obligations(desk, { kind: 'D7' })).toMatchObject([
    { subjectId: 'p1', status: 'submitted', due: '2026-04-10' },
    { subjectId: 'p2', status: 'created' },
  ]);
  await world.say('training.plan-filed', 'plan/p2', filed, '370000');
  expect(await world.obligations(desk, { kind: 'D7', subjectId: 'p2' })).toMatchObject([{ status: 'submitted' }]);
  // Of one plan in two cities, the page after the first city's row begins with the other's.
  const one = await world.call<{ next: string }>(province, 'obligation.list', {
    kind: 'D7',
    subjectId: 'p1',
    limit: 1,
  });
  const two = await world.obligations(province, { kind: 'D7', subjectId: 'p1', after: one.next });
  expect(two).toMatchObject([{ tenant: OTHER_CITY }]);
});

test('D8 is owed by whom the city lets declare: the institution, or each trainee (W-V(1), H-III(1))', async () => {
  const hours = { personId: 'p1', enrolmentId: 'e1', orgId: ORG, year: 2026, minutes: 2880, category: '专业课' };
  await world.say('subsidies.ce-hours-computed', 'ce-hours/h1', hours, CITY);
  await world.say('subsidies.ce-hours-computed', 'ce-hours/h2', hours, OTHER_CITY);
  expect(await world.obligations(province, { kind: 'D8' })).toMatchObject([
    { from: ORG, due: '2026-12-31' },
    { from: 'e1', due: '2026-12-31' },
  ]);
  await world.say('subsidies.ce-hours-declared', 'ce-hours/h1', { personId: 'p1', year: 2026, on: '2026-03-02' });
  expect(await world.obligations(manager, { kind: 'D8' })).toMatchObject([{ status: 'submitted' }]);
});

test('D6 is kept by the act itself (H-IV(2)); D2 and D3 run from their sittings and confirmations', async () => {
  const copied = { cohortId: 'c1', personId: 'p1', desk: OTHER_CITY };
  await world.say('training.enrolment-desk-copied', 'enrolment/e1', copied, OTHER_CITY);
  const sitting = { evaluatorOrgId: EVALUATOR, ...subject };
  const results = { ...sitting, applicationIds: ['a1'], on: '2026-03-02' };
  await world.say('assessment.sitting-results-confirmed', 'sitting/s1', results);
  const report = { ...sitting, confirmationId: 'k1', passed: 1, on: '2026-03-02' };
  await world.say('assessment.sitting-reported', 'sitting/s1', report);
  const received = { ...confirmation, lines: [line], on: '2026-03-02' };
  await world.say('assessment.confirmation-received', 'confirmation/k1', received);
  const rows = await world.obligations(province);
  expect(Object.fromEntries(rows.map(({ kind, status }) => [kind, status]))).toEqual({
    D2: 'submitted',
    D3: 'created',
    D6: 'submitted',
  });
  expect(await world.todo(province)).toMatchObject([
    { kind: 'confirmation.confirm', due: '2026-03-16', binding: false },
  ]);
});

test('a provisional day is counted again when the service starts with the calendar loaded, and said (C4-24)', async () => {
  await world.say('training.cohort-completed', 'cohort/c1', completed('2026-05-22'));
  const _id = obligationId('D1', 'c1');
  // As it was written while the rest days of the year were not published: the weekend alone was known.
  const guessed = { 'state.due': '2026-06-21', 'state.provisional': true };
  await world.documents.updateOne('obligations', { _id }, { $set: guessed });
  await world.service.stop();
  await world.service.start();
  await world.settled();
  expect(await world.obligations(manager, { kind: 'D1' })).toMatchObject([{ due: '2026-06-22', provisional: false }]);
  const said = (await world.archive.range(`obligation/${_id}`, 1, 10)).map(({ type }) => type);
  expect(said.filter((type) => type === 'reporting.obligation-recomputed')).toHaveLength(1);
});

test('a form that is due in a year without a calendar says that its day is provisional', async () => {
  await world.advanceTo('2027-01-04T01:00:00.000Z');
  await world.openCohort('c1');
  expect(await world.reports()).toMatchObject([{ quarter: '2027-Q1', due: '2027-03-31', dueProvisional: true }]);
  expect(await world.obligations(manager, { kind: 'D5' })).toMatchObject([{ provisional: true }]);
  expect(await world.todo(manager)).toMatchObject([{ kind: 'report.seal', label: '2027-Q1', provisional: true }]);
});
