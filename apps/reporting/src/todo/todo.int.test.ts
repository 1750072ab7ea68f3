import { sessionOf } from '@peiyu/kit/testing/boot.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { World } from '../testing/world.ts';
import { CITY, EVALUATOR, ORG, desk, manager, openWorld, province, subject } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

const second = sessionOf('ei.second', '370000', { org: EVALUATOR });
const b = sessionOf('subsidy.b', CITY);
const finance = sessionOf('finance', CITY);
const kinds = async (who: typeof manager): Promise<string[]> => (await world.todo(who)).map(({ kind }) => kind);
const claim = (type: string, data: Record<string, unknown>): Promise<void> =>
  world.say(`subsidies.claim-${type}`, 'claim/k1', data);
const submitted = {
  personId: 'p1',
  levelCertificateId: 'l1',
  cohortId: 'c1',
  orgId: ORG,
  ...subject,
  number: 'SL371000-2026-00001',
};

test('a breach proposed comes to the second person of that evaluator, under the number of the class', async () => {
  await world.openCohort('c1');
  const facts = { personId: 'p1', evaluatorOrgId: EVALUATOR, ...subject };
  const application = { ...facts, trainingCertificateId: 't1', cohortId: 'c1', trainingOrgId: ORG, declaration: '1' };
  await world.say('assessment.application-submitted', 'application/a1', application);
  const breach = { personId: 'p1', sittingId: 's1', reason: '替考', proposedBy: 'x' };
  await world.say('assessment.application-void-proposed', 'application/a1', breach);
  expect(await world.todo(second)).toMatchObject([{ kind: 'application.void', subject: 'a1', label: 'BC-c1' }]);
  expect(await kinds(sessionOf('ei.second', '370000', { org: 'ei-2' }))).toEqual([]);
});

test('a claim is in somebody’s queue in every state that waits: objection, dismissal, a rejected batch (C4-36)', async () => {
  await claim('submitted', submitted);
  await claim('accepted', { personId: 'p1', on: '2026-03-02' });
  await claim('checked', { amount: 150_000, lights: {}, packVersion: 'v' });
  await claim('verified', { reviewer: 'a' });
  await claim('publicised', { noticeId: 'n', reviewer: 'b' });
  await claim('objected', { noticeId: 'n', reason: '未到课' });
  expect(await world.todo(b)).toMatchObject([{ kind: 'claim.objection', subject: 'k1', label: submitted.number }]);
  await claim('objection-dismissed', { noticeId: 'n', reason: '考勤完整' });
  expect(await kinds(b)).toEqual(['claim.publicise']);
  await claim('publicised', { noticeId: 'n2', reviewer: 'b' });
  await claim('approved', { personId: 'p1', amount: 150_000 });
  await claim('batched', { batchId: 'b1' });
  expect(await kinds(desk)).toEqual([]);
  await claim('unbatched', { batchId: 'b1' });
  expect(await kinds(desk)).toEqual(['claim.batch']);
  const revoked = { personId: 'p1', levelCertificateId: 'l1', on: '2026-03-02' };
  await claim('certificate-revoked', { ...revoked, paid: false });
  expect(await kinds(desk)).toContain('claim.revoked');
  await claim('refused', { personId: 'p1', reason: '证书已撤销' });
  expect(await kinds(desk)).toEqual([]);
});

test('finance has the batch until the bank has answered, and no longer once it is rejected', async () => {
  const batch = (type: string, data: Record<string, unknown>, id = 'b1'): Promise<void> =>
    world.say(`subsidies.batch-${type}`, `batch/${id}`, data);
  const locked = { number: 'PC1', lines: [{ claimId: 'k1', amount: 1 }], total: 1, hash: 'h', lockedBy: 'x' };
  await batch('locked', locked);
  await batch('authorised', { total: 1, authorisedBy: 'y' });
  expect(await world.todo(finance)).toMatchObject([{ kind: 'batch.send', label: 'PC1' }]);
  await batch('sent', { reference: 'PC1-1' });
  expect(await kinds(finance)).toEqual(['batch.reply']);
  await batch('locked', locked, 'b2');
  await batch('rejected', { claimIds: ['k1'], reason: '金额有误', rejectedBy: 'y' }, 'b2');
  expect(await kinds(finance)).toEqual(['batch.reply']);
});

test('a plan waits with every receiver it was filed to, and comes back to who drafted it (W-IV(1))', async () => {
  const said = { orgId: ORG, year: 2026 };
  await world.say('training.plan-drafted', 'plan/p1', { ...said, lines: [], assessmentPlan: '', homeReceipt: null });
  expect(await world.todo(manager)).toMatchObject([{ kind: 'plan.file', label: '2026' }]);
  await world.say('training.plan-filed', 'plan/p1', { ...said, receivers: [CITY, '370000'] });
  expect([await kinds(desk), await kinds(province)]).toEqual([['plan.record-city'], ['plan.record']]);
  await world.say('training.plan-recorded', 'plan/p1', { orgId: ORG, by: CITY, complete: false });
  expect([await kinds(desk), await kinds(province)]).toEqual([[], ['plan.record']]);
  await world.say('training.plan-returned', 'plan/p1', { orgId: ORG, by: '370000', reason: '学时不足' });
  expect([await kinds(province), await kinds(manager)]).toEqual([[], ['plan.mend']]);
});

test('counts are those of the list, and the second page goes on where the first ended', async () => {
  for (const id of ['c1', 'c2', 'c3']) await world.openCohort(id);
  const first = await world.call<{ items: unknown[]; next: string }>(desk, 'todo.list', { limit: 2 });
  expect(first.items).toMatchObject([{ label: 'BC-c1' }, { label: 'BC-c2' }]);
  const rest = await world.call<{ items: unknown[]; next: null }>(desk, 'todo.list', { limit: 2, after: first.next });
  expect(rest).toMatchObject({ items: [{ label: 'BC-c3' }], next: null });
  expect(await world.call(desk, 'todo.counts')).toEqual({ total: 3, kinds: [{ kind: 'cohort.review', count: 3 }] });
});
