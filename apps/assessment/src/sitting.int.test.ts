import { JOB_COLLECTION } from '@peiyu/kit/jobs/jobs.ts';
import { writeSheet } from '@peiyu/kit/sheets/index.ts';
import { newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './testing/booted.ts';
import {
  bachelor,
  bootAssessment,
  EI,
  manager,
  province,
  refusal,
  second,
  traineeOf,
  WEIHAI,
} from './testing/booted.ts';

interface RosterRow {
  readonly applicationId: string;
  readonly status: string;
  readonly scores: { theory: number | null; ability: number | null; absent: boolean } | null;
  readonly breach: string | null;
  readonly personRef: string;
}

interface ScoreJob {
  readonly done: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly row: number; readonly code: string }[];
}

const PEOPLE = 10;
const people = Object.fromEntries(Array.from({ length: PEOPLE }, (_, at) => [`p${at}`, bachelor(at)]));
let stage: Stage;
let sittingId = '';
let confirmationId = '';
const applications: string[] = [];

beforeAll(async () => {
  stage = await bootAssessment(people);
  await stage.list('2026-06-30');
  for (const person of Object.keys(people)) {
    const id = await stage.apply(person, await stage.trained(person));
    await stage.as(manager, 'application.review', { applicationId: id });
    applications.push(id);
  }
});
afterAll(() => stage.stop());

const plan = {
  city: WEIHAI,
  occupation: 'bigData',
  direction: null,
  level: 'junior',
  site: '考核站',
  theoryOn: '2026-06-06',
  abilityOn: '2026-06-07',
  quota: 10,
};
const get = () =>
  stage.call<{ status: string; number: string; roster: RosterRow[] }>(manager, 'sitting.get', { sittingId });
const rowOf = async (at: number): Promise<RosterRow> =>
  (await get()).roster.find(({ applicationId }) => applicationId === applications[at])!;

/** A sheet as institutions send it: theory, ability, remark per person. */
async function sheetOf(
  lines: readonly (readonly [at: number, theory: number | null, ability: number | null, remark?: string])[],
): Promise<string> {
  const text = (value: string) => ({ kind: 'text', value }) as const;
  const points = (value: number | null) => (value === null ? null : ({ kind: 'number', value } as const));
  const rows = lines.map(([at, theory, ability, remark]) => {
    const { name, number } = people[`p${at}`] ?? { name: '外人', number: '371099199001019999' };
    return [text(name), text(number), points(theory), points(ability), remark === undefined ? null : text(remark)];
  });
  const columns = ['姓名', '证件号码', '理论知识', '专业能力', '备注'].map((heading) => ({ heading, width: 12 }));
  const file = await writeSheet({ at: '2026-06-08T00:00:00Z', sheets: [{ name: '成绩', columns, rows }] });
  return Buffer.from(file).toString('base64');
}

describe('planning (C4-17)', () => {
  it('refuses a sitting after the listing has ended, and of an occupation without a listing', async () => {
    await expect(
      stage.as(manager, 'sitting.plan', { ...plan, theoryOn: '2026-06-30', abilityOn: '2026-07-01' }),
    ).rejects.toSatisfy(refusal('assessment.sitting.not-listed'));
    await stage.list('2026-05-31', 'smartMfg');
    await expect(
      stage.as(manager, 'sitting.plan', {
        ...plan,
        occupation: 'smartMfg',
        theoryOn: '2026-06-02',
        abilityOn: '2026-06-02',
      }),
    ).rejects.toSatisfy(refusal('assessment.sitting.not-listed'));
    await expect(stage.as(manager, 'sitting.plan', { ...plan, theoryOn: '2026-05-01' })).rejects.toSatisfy(
      refusal('assessment.sitting.dates'),
    );
  });

  it('plans once, with one number', async () => {
    const commandId = newCommandId();
    const first = await stage.call<{ id: string; v: number }>(manager, 'sitting.plan', { commandId, ...plan });
    expect(await stage.call(manager, 'sitting.plan', { commandId, ...plan })).toEqual(first);
    sittingId = first.id;
    expect((await get()).number).toBe('KH371000-2026-00001');
  });

  it('seats the qualified, within the quota, and locks the roster', async () => {
    const schedule = { sittingId, applicationIds: applications };
    await expect(stage.as(manager, 'sitting.schedule', schedule)).rejects.toSatisfy(
      refusal('assessment.sitting.state'),
    );
    await stage.as(manager, 'sitting.open', { sittingId });
    await expect(stage.as(manager, 'sitting.lockRoster', { sittingId })).rejects.toSatisfy(
      refusal('assessment.sitting.empty'),
    );
    await expect(
      stage.as(manager, 'sitting.schedule', { sittingId, applicationIds: [...applications, 'one-more'] }),
    ).rejects.toSatisfy(refusal('assessment.sitting.full'));
    await stage.documents.insertOne(JOB_COLLECTION, {
      _id: 'other',
      tenant: WEIHAI,
      target: sittingId,
      status: 'running',
    });
    await expect(stage.as(manager, 'sitting.schedule', schedule)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    await stage.documents.deleteOne(JOB_COLLECTION, { _id: 'other' });
    const { jobId } = await stage.as<{ jobId: string }>(manager, 'sitting.schedule', schedule);
    await stage.settled();
    expect(await stage.call(manager, 'job.get', { jobId })).toMatchObject({
      status: 'done',
      done: PEOPLE,
      refused: [],
    });
    await stage.as(manager, 'sitting.lockRoster', { sittingId });
    await expect(stage.as(manager, 'sitting.schedule', schedule)).rejects.toSatisfy(
      refusal('assessment.sitting.state'),
    );
  });
});

describe('scores (W-IV(3), B2, B3)', () => {
  const lines = [
    [0, 60, 60],
    [1, 60, 59.5],
    [2, 59, 88],
    [3, 59.9, 60],
    [4, 100, 60],
    [5, null, null, '缺考'],
    [6, 70, 90, '违纪：替考，成绩无效'],
    [7, 85.25, 80],
    [8, 80, 80],
    [9, 80, 80],
  ] as const;

  it('previews every row with its verdict and writes nothing', async () => {
    const file = await sheetOf([...lines, [77, 80, 80], [8, 80, 80]]);
    const preview = await stage.call<{
      rows: {
        verdict: string;
        problems: { code: string }[];
        absent: boolean;
        breach: string | null;
        ability: string;
      }[];
      counts: object;
    }>(manager, 'sitting.previewScores', { sittingId, file });
    expect(preview.counts).toEqual({ accept: 9, reject: 3, missing: 1 });
    expect(preview.rows.filter(({ verdict }) => verdict === 'reject').map(({ problems }) => problems[0]?.code)).toEqual(
      ['assessment.score.invalid', 'assessment.score.unknown', 'identity.person.twice-in-file'],
    );
    expect(preview.rows[1]).toMatchObject({ theory: '60', ability: '59.5' });
    expect([preview.rows[5]?.absent, preview.rows[6]?.breach]).toEqual([true, '违纪：替考，成绩无效']);
    expect((await get()).roster.every(({ scores }) => scores === null)).toBe(true);
  });

  it('imports what is right, once; the rest is listed', async () => {
    const file = await sheetOf(lines);
    const job = (jobId: string) => stage.call<ScoreJob>(manager, 'job.get', { jobId });
    const command = { commandId: newCommandId(), sittingId, file };
    const { jobId } = await stage.call<{ jobId: string }>(manager, 'sitting.importScores', command);
    await stage.settled();
    const { done, refused } = await job(jobId);
    // Under the number its sender sees: the heading is row 1.
    expect([done, refused.map(({ row, code }) => [row, code])]).toEqual([9, [[9, 'assessment.score.invalid']]]);
    const before = await stage.documents.count('events', {});
    expect(await stage.call(manager, 'sitting.importScores', command)).toEqual({ jobId });
    const again = await stage.as<{ jobId: string }>(manager, 'sitting.importScores', { sittingId, file });
    await stage.settled();
    expect(await job(again.jobId)).toMatchObject({ done: 0, unchanged: 9 });
    expect(await stage.documents.count('events', {})).toBe(before);
    expect((await rowOf(1)).scores).toEqual({ theory: 600, ability: 595, absent: false });
    expect(await rowOf(5)).toMatchObject({ status: 'absent' });
  });

  it('takes the first sheet again after a wrong one', async () => {
    const send = async (sheet: Parameters<typeof sheetOf>[0]) => {
      await stage.as(manager, 'sitting.importScores', { sittingId, file: await sheetOf(sheet) });
      await stage.settled();
    };
    await send([[0, 11, 11]]);
    expect((await rowOf(0)).scores?.theory).toBe(110);
    await send(lines);
    expect((await rowOf(0)).scores?.theory).toBe(600);
  });

  it('does not mark while somebody has no result, and takes one by hand', async () => {
    await expect(stage.as(manager, 'sitting.mark', { sittingId })).rejects.toSatisfy(
      refusal('assessment.sitting.unscored'),
    );
    const hand = { sittingId, applicationId: applications[7], theory: '85.5', ability: 80 };
    await expect(stage.as(manager, 'sitting.recordScore', { ...hand, theory: '85.25' })).rejects.toSatisfy(
      refusal('assessment.score.invalid'),
    );
    await expect(stage.as(manager, 'sitting.recordScore', { ...hand, absent: true })).rejects.toSatisfy(
      refusal('assessment.score.absent'),
    );
    await stage.as(manager, 'sitting.recordScore', hand);
    // A corrected absence: the sheet had the wrong line.
    await stage.as(manager, 'sitting.recordScore', {
      sittingId,
      applicationId: applications[5],
      theory: 61,
      ability: 61,
    });
    await stage.as(manager, 'sitting.recordScore', {
      sittingId,
      applicationId: applications[5],
      theory: null,
      ability: null,
      absent: true,
    });
    await stage.as(manager, 'sitting.mark', { sittingId });
  });

  it('hides scores from the applicant until they are confirmed', async () => {
    const { items } = await stage.call<{ items: { scores: unknown }[] }>(traineeOf('p0'), 'application.mine', {});
    expect(items[0]?.scores).toBeNull();
  });

  it('confirms by another person, when every breach is decided by another person', async () => {
    await expect(stage.as(second, 'sitting.confirmResults', { sittingId })).rejects.toSatisfy(
      refusal('assessment.void.pending'),
    );
    const proposer = sessionOf('ei.second', '370000', { org: EI, person: 'staff-1' });
    await expect(stage.as(proposer, 'application.confirmVoid', { applicationId: applications[6] })).rejects.toSatisfy(
      refusal('identity.duty.same-person'),
    );
    await stage.as(second, 'application.confirmVoid', { applicationId: applications[6] });
    await expect(stage.as(second, 'application.confirmVoid', { applicationId: applications[5] })).rejects.toSatisfy(
      refusal('assessment.void.none'),
    );
    await expect(stage.as(proposer, 'sitting.confirmResults', { sittingId })).rejects.toSatisfy(
      refusal('identity.duty.same-person'),
    );
    await stage.as(second, 'sitting.confirmResults', { sittingId });
    await stage.settled();
    const expected = [
      'passed',
      'failed',
      'failed',
      'failed',
      'passed',
      'failed',
      'voided',
      'passed',
      'passed',
      'passed',
    ];
    const roster = (await get()).roster;
    expect(applications.map((id) => roster.find(({ applicationId }) => applicationId === id)?.status)).toEqual(
      expected,
    );
    await expect(
      stage.as(manager, 'sitting.recordScore', { sittingId, applicationId: applications[1], theory: 60, ability: 60 }),
    ).rejects.toSatisfy(refusal('assessment.score.confirmed'));
  });
});

describe('province and national office (H-II(3))', () => {
  it('reports once; only those who passed lie with the province (C4-18)', async () => {
    const commandId = newCommandId();
    const first = await stage.call<{ confirmationId: string }>(manager, 'sitting.report', { commandId, sittingId });
    expect(await stage.call(manager, 'sitting.report', { commandId, sittingId })).toEqual(first);
    await stage.settled();
    ({ confirmationId } = first);
    const { lines } = await stage.call<{ lines: { applicationId: string; status: string }[] }>(
      province,
      'confirmation.get',
      { confirmationId },
    );
    expect(new Set(lines.map(({ applicationId }) => applicationId))).toEqual(
      new Set([0, 4, 7, 8, 9].map((at) => applications[at])),
    );
  });

  it('stops whom false proofs are found of before issue (C4-20)', async () => {
    await stage.as(manager, 'application.proposeVoid', { applicationId: applications[9], reason: '学历证明不实' });
    await stage.as(second, 'application.confirmVoid', { applicationId: applications[9] });
    await stage.settled();
    const again = stage.apply('p9', await stage.trained('p9', { id: 't-new' }));
    await expect(again).rejects.toSatisfy(refusal('assessment.declaration.barred'));
  });

  it('confirms or returns each person by itself', async () => {
    const act = { confirmationId, returned: [{ applicationId: applications[8], reason: '' }] };
    await expect(
      stage.as(province, 'confirmation.recordNational', { confirmationId, document: '文号' }),
    ).rejects.toSatisfy(refusal('assessment.confirmation.state'));
    await expect(stage.as(province, 'confirmation.confirm', act)).rejects.toSatisfy(
      refusal('assessment.confirmation.reason-missing'),
    );
    await stage.as(province, 'confirmation.confirm', {
      confirmationId,
      returned: [{ applicationId: applications[8], reason: '成绩单缺页' }],
    });
    await expect(stage.as(province, 'confirmation.confirm', { confirmationId })).rejects.toSatisfy(
      refusal('assessment.confirmation.state'),
    );
    await stage.as(province, 'confirmation.recordNational', { confirmationId, document: '国知办〔2026〕8号' });
    await stage.settled();
    const events = await stage.documents.find<{
      _id: string;
      data: { lines: { applicationId: string }[]; returned: unknown[] };
    }>('events', { type: 'assessment.confirmation-approved' }, { limit: 10 });
    expect(events).toHaveLength(1);
    expect(new Set(events[0]?.data.lines.map(({ applicationId }) => applicationId))).toEqual(
      new Set([0, 4, 7].map((at) => applications[at])),
    );
    const { lines } = await stage.call<{ lines: { applicationId: string; status: string; reason: string | null }[] }>(
      manager,
      'confirmation.get',
      { confirmationId },
    );
    expect(lines.find(({ applicationId }) => applicationId === applications[9])).toMatchObject({
      status: 'provinceReturned',
      reason: '成绩已作废',
    });
  });

  it('is absent for another evaluator and another province', async () => {
    const other = sessionOf('ei.manager', '370000', { org: 'org-x' });
    await expect(stage.call(other, 'confirmation.get', { confirmationId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      stage.call(sessionOf('province', '320000'), 'confirmation.get', { confirmationId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stage.call(other, 'sitting.get', { sittingId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('voids no result under a certificate in force: it is revoked first (C2)', async () => {
    const applicationId = applications[8] ?? '';
    const facts = {
      applicationId,
      confirmationId,
      evaluatorOrgId: EI,
      personId: 'p8',
      cohortId: 'cohort-1',
      trainingOrgId: 'org-ti',
      occupation: 'bigData',
      direction: null,
      level: 'junior',
    };
    const certificate = (type: string, more: object) =>
      stage.publish({ type, src: 'levelCertificate/l8', tenant: WEIHAI, data: { ...facts, number: 'DJ1', ...more } });
    await certificate('certificates.level-certificate-issued', { verifyId: 'v8', on: '2026-08-17' });
    const breach = { applicationId, reason: '学历证明不实' };
    await expect(stage.as(manager, 'application.proposeVoid', breach)).rejects.toSatisfy(
      refusal('assessment.void.issued'),
    );
    await certificate('certificates.level-certificate-revoked', { reason: '学历证明不实', on: '2026-09-01' });
    await stage.as(manager, 'application.proposeVoid', breach);
    await stage.as(second, 'application.confirmVoid', { applicationId });
  });

  it('puts no name, number or score sheet into an event', async () => {
    const text = JSON.stringify(await stage.documents.find('events', {}, { limit: 2000 }));
    for (const { name, number } of Object.values(people)) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(number);
    }
  });
});

describe('rights', () => {
  it.each([
    ['ei.second', 'application.review'],
    ['ei.manager', 'application.submit'],
    ['ei.manager', 'application.confirmVoid'],
    ['ei.second', 'sitting.plan'],
    ['ei.manager', 'sitting.confirmResults'],
    ['ei.second', 'sitting.report'],
    ['trainee', 'sitting.importScores'],
    ['ei.manager', 'confirmation.confirm'],
    ['cityDesk', 'confirmation.list'],
  ] as const)('%s may not call %s', async (role, procedure) => {
    await expect(stage.call(sessionOf(role, '370000', { org: EI }), procedure, {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(stage.call(undefined, procedure, {})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});
