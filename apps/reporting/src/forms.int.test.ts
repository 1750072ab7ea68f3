import { newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { readGrid } from '@peiyu/kit/sheets/index.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReportRow, World } from './testing/world.ts';
import { CITY, ORG, OTHER_CITY, desk, manager, openWorld, province, subject, texts } from './testing/world.ts';

interface Form {
  readonly seen: string;
  readonly status: string;
  readonly figures: readonly { readonly occupation: string; readonly subsidyPaid: number }[];
  readonly yearToDate: readonly { readonly subsidyPaid: number }[];
  readonly revisions: readonly { readonly hash: string }[];
}
let world: World;
let first: ReportRow;
beforeEach(async () => {
  world = await openWorld();
  await world.openCohort('c1');
  first = (await world.reports())[0]!;
});
afterEach(() => world.stop());

const form = (reportId: string): Promise<Form> => world.call<Form>(manager, 'quarterlyReport.get', { reportId });
const paidIn = async (reportId: string): Promise<number | undefined> =>
  (await form(reportId)).figures.find(({ occupation }) => occupation === 'bigData')?.subsidyPaid;
const pay = (claim: string, amount = 150_000): Promise<void> => {
  const facts = { personId: `p-${claim}`, levelCertificateId: `l-${claim}`, cohortId: 'c1', orgId: ORG, ...subject };
  const on = world.clock.now().slice(0, 10);
  return world.say('subsidies.claim-paid', `claim/${claim}`, { ...facts, amount, batchId: 'b', on });
};
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code ?? '',
  );

test('money paid after the seal is in the next form, also when the sealed one is sealed again (A9 Q12, C4-28)', async () => {
  await world.advanceTo('2026-03-30T02:00:00.000Z');
  await world.seal(first.id);
  await pay('k1');
  expect(await refusal(world.seal(first.id))).toBe('reporting.quarterly-report.state');
  await world.advanceTo('2026-06-29T02:00:00.000Z');
  const second = (await world.reports())[1]!;
  expect(await paidIn(second.id)).toBe(150_000);
  await world.seal(second.id);
  expect([await paidIn(first.id), await paidIn(second.id)]).toEqual([0, 150_000]);
});

test('a form sealed after its quarter takes what its page showed, and no day of the next quarter', async () => {
  await world.advanceTo('2026-03-31T02:00:00.000Z');
  await pay('k1');
  await world.advanceTo('2026-04-02T02:00:00.000Z');
  await pay('k2');
  expect(await paidIn(first.id)).toBe(150_000);
  const { seen } = await form(first.id);
  await world.act(manager, 'quarterlyReport.seal', { reportId: first.id, seen, ...texts });
  const second = (await world.reports())[1]!;
  expect([await paidIn(first.id), await paidIn(second.id)]).toEqual([150_000, 150_000]);
  const records = { reportId: first.id, occupation: 'bigData', metric: 'subsidyPaid' };
  expect(await world.call(manager, 'figures.records', records)).toMatchObject({
    items: [{ subject: 'k1', fen: 150_000 }],
  });
});

test('what came in since the page was drawn is shown before anything is frozen', async () => {
  const { seen } = await form(first.id);
  await pay('k1');
  const late = world.act(manager, 'quarterlyReport.seal', { reportId: first.id, seen, ...texts });
  expect(await refusal(late)).toBe('reporting.quarterly-report.facts-changed');
});

test('the year to date of a form is of its own year, read in whatever year', async () => {
  await pay('k1');
  await world.advanceTo('2027-02-01T02:00:00.000Z');
  await pay('k2', 70_000);
  expect((await form(first.id)).yearToDate).toMatchObject([{ subsidyPaid: 150_000 }]);
});

test('the attachment mentions what was taken back, and a sealed form never changes (A4)', async () => {
  const certificate = {
    applicationId: 'a1',
    confirmationId: 'k1',
    evaluatorOrgId: 'ei-1',
    personId: 'p1',
    cohortId: 'c1',
    trainingOrgId: ORG,
    ...subject,
    number: 'N1',
    reason: '替考',
    on: '2026-03-30',
  };
  const problems = async (): Promise<string> => {
    const { file } = await world.call<{ file: string }>(manager, 'quarterlyReport.export', { reportId: first.id });
    const grid = await readGrid(new Uint8Array(Buffer.from(file, 'base64')), { sheet: '发现的问题' });
    return grid.rows.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')).join('');
  };
  await world.advanceTo('2026-03-30T02:00:00.000Z');
  await world.say('certificates.level-certificate-revoked', 'level-certificate/l1', certificate);
  await world.seal(first.id);
  const sealed = await problems();
  expect(sealed).toContain('本季度撤销专业技术等级证书 1 本');
  await world.say('certificates.level-certificate-revoked', 'level-certificate/l2', certificate);
  expect(await problems()).toBe(sealed);
});

test('a correction twice is once; one that changes nothing, and one of an unsealed form, are refused (C4-27)', async () => {
  const correct = { reportId: first.id, reason: '统计时漏计一笔已发放的补贴', changes: [], ...texts };
  expect(await refusal(world.act(manager, 'quarterlyReport.correct', correct))).toBe(
    'reporting.quarterly-report.state',
  );
  await world.seal(first.id);
  expect(await refusal(world.act(manager, 'quarterlyReport.correct', correct))).toBe(
    'reporting.quarterly-report.unchanged',
  );
  const changes = [{ occupation: 'bigData', metric: 'subsidyPaid', to: 150_000 }];
  const command = { ...correct, changes, commandId: newCommandId() };
  const once = await world.act(manager, 'quarterlyReport.correct', command);
  expect(await world.act(manager, 'quarterlyReport.correct', command)).toEqual(once);
  expect((await form(first.id)).revisions).toHaveLength(2);
  const unknown = [{ occupation: 'nonesuch', metric: 'subsidyPaid', to: 1 }];
  expect(await refusal(world.act(manager, 'quarterlyReport.correct', { ...correct, changes: unknown }))).toBe(
    'NOT_FOUND',
  );
});

test('sent back, corrected, filed again and accepted: form, clock and queue agree; filing twice is once', async () => {
  await world.seal(first.id);
  const submit = { commandId: newCommandId(), reportId: first.id };
  const once = await world.act(manager, 'quarterlyReport.submit', submit);
  expect(await world.act(manager, 'quarterlyReport.submit', submit)).toEqual(once);
  await world.act(desk, 'quarterlyReport.return', { reportId: first.id, reason: '已出台的配套措施没有填写' });
  expect(await world.obligations(manager, { kind: 'D5' })).toMatchObject([{ status: 'returned' }]);
  expect(await world.todo(manager)).toContainEqual(expect.objectContaining({ kind: 'report.seal', label: '2026-Q1' }));
  const more = { ...texts, measures: '市级配套办法', reason: '补充已出台的配套措施', changes: [] };
  await world.act(manager, 'quarterlyReport.correct', { reportId: first.id, ...more });
  await world.act(manager, 'quarterlyReport.submit', { reportId: first.id });
  await world.act(desk, 'quarterlyReport.accept', { reportId: first.id });
  expect(await world.obligations(manager, { kind: 'D5' })).toMatchObject([{ status: 'accepted', late: false }]);
  // A correction after the acceptance is filed and accepted like the first; the clock has ended.
  await world.act(manager, 'quarterlyReport.correct', { reportId: first.id, ...more, problems: '师资不足' });
  expect(await world.todo(desk)).not.toContainEqual(expect.objectContaining({ kind: 'report.accept' }));
  await world.act(manager, 'quarterlyReport.submit', { reportId: first.id });
  expect(await world.todo(desk)).toContainEqual(expect.objectContaining({ kind: 'report.accept', label: '2026-Q1' }));
  await world.act(desk, 'quarterlyReport.accept', { reportId: first.id });
  expect(await form(first.id)).toMatchObject({ status: 'accepted' });
  expect(await world.obligations(manager, { kind: 'D5' })).toMatchObject([{ status: 'accepted' }]);
});

test('a reason that holds a number of somebody is turned away: it would stand in an event for ever (B7)', async () => {
  await world.seal(first.id);
  await world.act(manager, 'quarterlyReport.submit', { reportId: first.id });
  const returned = { reportId: first.id, reason: '请与 13800000000 联系后补正' };
  expect(await refusal(world.act(desk, 'quarterlyReport.return', returned))).toBe('BAD_REQUEST');
});

test('who may not, may not', async () => {
  const reportId = first.id;
  const reason = '已出台的配套措施没有填写';
  const forbidden: [typeof manager, string, Record<string, unknown>][] = [
    [desk, 'quarterlyReport.seal', { reportId, ...texts }],
    [desk, 'quarterlyReport.submit', { reportId }],
    [desk, 'quarterlyReport.correct', { reportId, ...texts, reason, changes: [] }],
    [manager, 'quarterlyReport.accept', { reportId }],
    [province, 'quarterlyReport.return', { reportId, reason }],
    [province, 'quarterlyReport.export', { reportId }],
    [province, 'figures.records', { reportId, occupation: 'bigData', metric: 'subsidyPaid' }],
    [sessionOf('finance', CITY), 'quarterlyReport.get', { reportId }],
    [sessionOf('finance', CITY), 'quarterlyReport.list', {}],
    [sessionOf('trainee', '000000', { person: 'p1' }), 'obligation.list', {}],
  ];
  for (const [who, procedure, input] of forbidden) {
    const command =
      procedure.includes('list') || /get|export|records/u.test(procedure) ? {} : { commandId: newCommandId() };
    expect([procedure, await refusal(world.call(who, procedure, { ...command, ...input }))]).toEqual([
      procedure,
      'FORBIDDEN',
    ]);
  }
  for (const procedure of ['todo.list', 'todo.counts'])
    expect(await refusal(world.call(undefined, procedure, {}))).toBe('UNAUTHORIZED');
  const stranger = sessionOf('cityDesk', OTHER_CITY);
  expect(await refusal(world.act(stranger, 'quarterlyReport.accept', { reportId }))).toBe('NOT_FOUND');
});

test('the desk sees every form of its city, page by page, each once', async () => {
  for (const org of ['org-2', 'org-3', 'org-4']) await world.openCohort(`c-${org}`, { orgId: org });
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page: { items: ReportRow[]; next: string | null } = await world.call(desk, 'quarterlyReport.list', {
      limit: 3,
      ...(after ? { after } : {}),
    });
    seen.push(...page.items.map(({ orgId }) => orgId));
    after = page.next;
  }
  expect(seen).toEqual(['org-1', 'org-2', 'org-3', 'org-4']);
});
