import type { Booted } from '@peiyu/kit/testing/boot.ts';
import { fakeIdentity } from '@peiyu/kit/testing/fake-identity.ts';
import { bootService, newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import { readGrid } from '@peiyu/kit/sheets/index.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReporting } from './service.ts';

const CITY = '371000';
const ORG = 'org-1';
const manager = sessionOf('ti.manager', '370000', { org: ORG });
const desk = sessionOf('cityDesk', CITY);
const subject = { occupation: 'bigData', direction: null, level: 'junior' };
const texts = { filler: '经办人', phone: '0631-0000000', measures: '', practice: '', problems: '' };
let booted: Booted<ReturnType<typeof createReporting>>;

interface ReportRow {
  id: string;
  quarter: string;
  due: string;
  status: string;
}

beforeEach(async () => {
  const packs = await loadPacks('packs', []);
  booted = await bootService((deps) => createReporting(deps, { packs }), {
    identity: fakeIdentity(),
    now: '2026-03-02T01:00:00.000Z',
  });
  await booted.publish({
    type: 'identity.organisation-registered',
    src: `organisation/${ORG}`,
    tenant: '*',
    data: { orgId: ORG, name: '甲大学', kinds: ['trainingInstitution'], division: '370200' },
  });
  await booted.publish({
    type: 'training.cohort-opened',
    src: 'cohort/c1',
    tenant: CITY,
    data: {
      orgId: ORG,
      ...subject,
      number: 'BC1',
      planId: null,
      lineId: null,
      quota: 60,
      startsOn: '2026-04-11',
      endsOn: '2026-05-17',
      venue: '一号楼',
      requiredMinutes: 2880,
      review: true,
      packVersion: 'v',
    },
  });
  await booted.settled();
});

afterEach(() => booted.stop());

const reports = async (): Promise<ReportRow[]> =>
  (await booted.call<{ items: ReportRow[] }>(manager, 'quarterlyReport.list', {})).items;

async function complete(at: string): Promise<void> {
  await booted.advanceTo(at);
  const on = at.slice(0, 10);
  for (const person of ['p1', 'p2']) {
    await booted.publish({
      type: 'training.enrolment-completed',
      src: `enrolment/${person}`,
      tenant: CITY,
      data: { cohortId: 'c1', orgId: ORG, personId: person, ...subject, minutes: 2880, startedOn: '2026-04-11', on },
    });
  }
  await booted.publish({
    type: 'training.cohort-completed',
    src: 'cohort/c1',
    tenant: CITY,
    data: { orgId: ORG, ...subject, passed: 2, failed: 0, on, startedOn: '2026-04-11' },
  });
  await booted.settled();
}

async function sealAndSubmit(reportId: string): Promise<void> {
  await booted.call(manager, 'quarterlyReport.seal', { commandId: newCommandId(), reportId, ...texts });
  await booted.call(manager, 'quarterlyReport.submit', { commandId: newCommandId(), reportId });
  await booted.settled();
}

test('a quarter with no class has a nil form with zeros, due on its last working day (C4-29)', async () => {
  const [first] = await reports();
  expect(first).toMatchObject({ quarter: '2026-Q1', due: '2026-03-31', status: 'open' });
  await booted.advanceTo('2026-03-30T02:00:00.000Z');
  await sealAndSubmit(first?.id ?? '');
  const form = await booted.call<{ figures: { occupation: string }[]; revisions: { nil: boolean }[] }>(
    manager,
    'quarterlyReport.get',
    { reportId: first?.id },
  );
  expect(form.revisions).toMatchObject([{ nil: true }]);
  expect(form.figures.find(({ occupation }) => occupation === 'bigData')).toEqual({
    occupation: 'bigData',
    classesTrained: 0,
    peopleTrained: 0,
    subsidyPaid: 0,
    subsidisedClasses: 0,
    certificateHolders: 0,
    subsidyRecipients: 0,
  });
});

test('facts are counted once: in the quarter of the seal, never again (A9 Q12, C4-28)', async () => {
  const [first] = await reports();
  await booted.advanceTo('2026-03-30T02:00:00.000Z');
  await sealAndSubmit(first?.id ?? '');
  await complete('2026-05-22T02:00:00.000Z');
  const second = (await reports())[1];
  await booted.advanceTo('2026-06-29T02:00:00.000Z');
  await sealAndSubmit(second?.id ?? '');
  await booted.advanceTo('2026-07-01T02:00:00.000Z');
  const third = (await reports())[2];
  const figures = async (reportId: string | undefined): Promise<unknown> =>
    (
      await booted.call<{ figures: { occupation: string }[] }>(manager, 'quarterlyReport.get', { reportId })
    ).figures.find(({ occupation }) => occupation === 'bigData');
  expect(await figures(second?.id)).toMatchObject({ classesTrained: 1, peopleTrained: 2 });
  expect(await figures(third?.id)).toMatchObject({ classesTrained: 0, peopleTrained: 0 });
  const records = await booted.call<{ items: unknown[] }>(manager, 'figures.records', {
    reportId: second?.id,
    occupation: 'bigData',
    metric: 'peopleTrained',
  });
  expect(records.items).toHaveLength(2);
});

test('the form before must be sealed first', async () => {
  await complete('2026-05-22T02:00:00.000Z');
  const second = (await reports())[1];
  await expect(
    booted.call(manager, 'quarterlyReport.seal', { commandId: newCommandId(), reportId: second?.id, ...texts }),
  ).rejects.toMatchObject({
    cause: { code: 'reporting.quarterly-report.previous-open' },
  });
});

test('a correction is a new revision with its reason; the old hash stays (C4-27)', async () => {
  const [first] = await reports();
  await booted.advanceTo('2026-03-30T02:00:00.000Z');
  await sealAndSubmit(first?.id ?? '');
  await booted.call(desk, 'quarterlyReport.accept', { commandId: newCommandId(), reportId: first?.id });
  const before = await booted.call<{ revisions: { hash: string }[] }>(manager, 'quarterlyReport.get', {
    reportId: first?.id,
  });
  await booted.call(manager, 'quarterlyReport.correct', {
    commandId: newCommandId(),
    reportId: first?.id,
    reason: '统计时把两个班次混为一个班次',
    ...texts,
    changes: [{ occupation: 'bigData', metric: 'classesTrained', to: 2 }],
  });
  const after = await booted.call<{
    revisions: { hash: string; reason: string | null }[];
    figures: { occupation: string }[];
  }>(manager, 'quarterlyReport.get', { reportId: first?.id });
  expect(after.revisions).toHaveLength(2);
  expect(after.revisions[0]?.hash).toBe(before.revisions[0]?.hash);
  expect(after.revisions[1]?.reason).toContain('混为一个');
  expect(after.figures.find(({ occupation }) => occupation === 'bigData')).toMatchObject({ classesTrained: 2 });
});

test('a command sent twice is once', async () => {
  const [first] = await reports();
  await booted.advanceTo('2026-03-30T02:00:00.000Z');
  const command = { commandId: newCommandId(), reportId: first?.id, ...texts };
  const once = await booted.call(manager, 'quarterlyReport.seal', command);
  expect(await booted.call(manager, 'quarterlyReport.seal', command)).toEqual(once);
});

test('another institution and another city see nothing', async () => {
  const [first] = await reports();
  for (const stranger of [sessionOf('ti.manager', '370000', { org: 'org-2' }), sessionOf('cityDesk', '371700')]) {
    await expect(booted.call(stranger, 'quarterlyReport.get', { reportId: first?.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  }
});

test('D1 starts with the completion and is late for ever when reported late; the queue follows', async () => {
  await complete('2026-05-22T02:00:00.000Z');
  const items = (await booted.call<{ items: { kind: string }[] }>(manager, 'todo.list', {})).items.map(
    ({ kind }) => kind,
  );
  expect(items).toContain('cohort.report');
  await booted.advanceTo('2026-06-23T02:00:00.000Z');
  await booted.publish({
    type: 'training.cohort-reported',
    src: 'cohort/c1',
    tenant: CITY,
    data: { orgId: ORG, passed: 2, on: '2026-06-23' },
  });
  await booted.settled();
  const late = await booted.call<{ items: unknown[] }>(desk, 'obligation.list', { kind: 'D1', lateOnly: true });
  expect(late.items).toMatchObject([
    { due: '2026-06-22', submittedOn: '2026-06-23', late: true, lateDays: 1, status: 'submittedLate' },
  ]);
  expect(
    (await booted.call<{ items: { kind: string }[] }>(manager, 'todo.list', {})).items.map(({ kind }) => kind),
  ).not.toContain('cohort.report');
});

test('the exported sheet is the annex grid to the cell (A4)', async () => {
  const [first] = await reports();
  const { file } = await booted.call<{ file: string }>(manager, 'quarterlyReport.export', { reportId: first?.id });
  const grid = await readGrid(new Uint8Array(Buffer.from(file, 'base64')));
  const rows = grid.rows.map((row) => row.cells.map((cell) => cell?.text ?? ''));
  expect(rows[1]?.[0]).toBe('数字技术工程师培育项目开展情况表');
  expect(rows[2]?.[0]).toBe('填报单位（盖章）：甲大学');
  expect(rows[3]).toEqual([
    '名称',
    '已培训班次（个）',
    '已培训人数（人）',
    '发放培训补贴金额',
    '纳入职业培训补贴班次（个）',
    '取得证书人数（人）',
    '领取培训补贴人数（人）',
  ]);
  expect(rows.slice(4, 7).map((row) => row[0])).toEqual(['智能制造', '大数据', '区块链']);
});
