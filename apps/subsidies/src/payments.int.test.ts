import { readSheet, writeSheet } from '@peiyu/kit/sheets/index.ts';
import { newCommandId } from '@peiyu/kit/testing/boot.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { World } from './testing/world.ts';
import { CITY, desk, finance, openWorld, reviewerA, reviewerB, trainee } from './testing/world.ts';

interface Exported {
  readonly reference: string;
  readonly file: string;
}
interface ReplyLine {
  readonly number: string;
  readonly paid: boolean;
  readonly reason?: string;
  readonly yuan?: string;
}
interface Line {
  readonly claimId: string;
  readonly number: string;
  readonly paid: boolean | null;
}

async function replyFile(lines: readonly ReplyLine[]): Promise<string> {
  const text = (value: string) => ({ kind: 'text', value }) as const;
  const bytes = await writeSheet({
    at: '2026-09-16T00:00:00.000Z',
    sheets: [
      {
        name: '回单',
        columns: ['申领编号', '结果', '原因', '金额'].map((heading) => ({ heading, width: 20 })),
        rows: lines.map(({ number, paid, reason, yuan }) => [
          text(number),
          text(paid ? '成功' : '失败'),
          text(reason ?? ''),
          text(yuan ?? '1,500.00'),
        ]),
      },
    ],
  });
  return Buffer.from(bytes).toString('base64');
}

describe('from the reviews to the money', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.openClass('cohort-1');
    await world.advanceTo('2026-08-18T01:00:00.000Z');
  });
  afterEach(() => world.stop());

  async function claims(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const certificate = await world.certify(`p-${i}`, { cohortId: 'cohort-1' });
      ids.push((await world.claimBy(`p-${i}`, certificate, { account: `62170000000010${i}0${i}` })).id);
    }
    await world.settled();
    return ids;
  }

  async function lockAndSend(claimIds: readonly string[]): Promise<{ batchId: string; lines: Line[] }> {
    const { id: batchId } = await world.act(desk(), 'batch.lock', { claimIds });
    await world.act(finance(), 'batch.authorise', { batchId });
    await world.act(finance(), 'batch.export', { batchId });
    return { batchId, lines: await linesOf(batchId) };
  }
  const linesOf = async (batchId: string): Promise<Line[]> =>
    (await world.call<{ lines: Line[] }>(finance(), 'batch.get', { batchId })).lines;
  const reply = async (batchId: string, lines: readonly ReplyLine[]) =>
    world.act<{ held: unknown[] }>(finance(), 'batch.importReply', { batchId, file: await replyFile(lines) });
  const paidEvents = () => world.eventsOf('subsidies.claim-paid');

  it('a notice published on Thursday 2026-09-03 runs five working days, to the end of 09-10', async () => {
    const [first, second, third] = await claims(3);
    for (const claimId of [first!, second!, third!]) await world.act(desk(), 'claim.accept', { claimId });
    expect(await world.verify([first!, second!, third!])).toEqual([]);
    await world.advanceTo('2026-09-03T02:00:00.000Z');
    const publish = { commandId: newCommandId(), claimIds: [first!, second!, third!] };
    const { id: noticeId } = await world.act(reviewerB(), 'notice.publish', publish);
    expect((await world.act(reviewerB(), 'notice.publish', publish)).id).toBe(noticeId);
    await world.settled();
    expect(await world.eventsOf('subsidies.notice-published')).toHaveLength(1);

    const shown = await world.call<{ rows: { maskedName: string }[] }>(undefined, 'notice.get', { noticeId });
    expect(shown).toMatchObject({ from: '2026-09-03', until: '2026-09-10', open: true, total: 450_000 });
    expect(shown.rows.map(({ maskedName }) => maskedName)).toEqual(['甲*', '甲*', '甲*']);
    expect(JSON.stringify(shown.rows)).not.toMatch(/甲p|\d{17}/u);

    await world.advanceTo('2026-09-10T15:59:00.000Z');
    await world.act(desk(), 'claim.object', { claimId: second!, reason: '未到课' });
    await world.advanceTo('2026-09-10T16:00:00.000Z');
    expect(await world.claim(desk(), first!)).toMatchObject({ status: 'approved' });
    expect(await world.claim(desk(), second!)).toMatchObject({ status: 'objected' });
    await world.refused(
      world.act(desk(), 'claim.object', { claimId: third!, reason: '迟到的异议' }),
      'subsidies.notice.objection-late',
    );
    expect(await world.call(undefined, 'notice.get', { noticeId })).toMatchObject({ open: false, rows: [] });

    await world.act(reviewerB(), 'claim.dismissObjection', { claimId: second!, reason: '考勤记录完整' });
    await world.act(reviewerB(), 'notice.publish', { claimIds: [second!] });
    await world.settled();
    expect(await world.claim(desk(), second!)).toMatchObject({ status: 'publicised' });
  });

  it('an objection after the window is late even when the timer has not been polled', async () => {
    const [claimId] = await claims(1);
    await world.act(desk(), 'claim.accept', { claimId });
    await world.verify([claimId!]);
    await world.act(reviewerB(), 'notice.publish', { claimIds: [claimId] });
    await world.settled();
    await world.service.stop();
    world.clock.set('2026-12-01T00:00:00.000Z');
    await world.refused(
      world.act(desk(), 'claim.object', { claimId, reason: '迟到的异议' }),
      'subsidies.notice.objection-late',
    );
  });

  it('the two reviewers are two persons, and neither is the claimant', async () => {
    const [claimId] = await claims(1);
    await world.act(desk(), 'claim.accept', { claimId });
    const own = await world.verify([claimId!], CITY, reviewerA(CITY, 'p-0'));
    expect(own).toMatchObject([{ code: 'subsidies.claim.own' }]);
    expect(await world.verify([claimId!])).toEqual([]);
    const publish = (person: string) => world.act(reviewerB(CITY, person), 'notice.publish', { claimIds: [claimId] });
    await world.refused(publish('person-a'), 'identity.duty.same-person');
    await world.refused(publish('p-0'), 'subsidies.claim.own');
    await publish('person-b');
  });

  it('who locks a batch does not authorise it; the bank file is the same under the same reference; texts are inert', async () => {
    world.identity.people.set('p-0', { name: '=HYPERLINK("x")', group: 'employed' });
    const ids = await claims(2);
    await world.approve(ids);
    const lock = { commandId: newCommandId(), claimIds: ids };
    const { id: batchId } = await world.act(desk(), 'batch.lock', lock);
    expect((await world.act(desk(), 'batch.lock', lock)).id).toBe(batchId);
    await world.refused(
      world.act(finance(CITY, 'person-desk'), 'batch.authorise', { batchId }),
      'identity.duty.same-person',
    );
    await world.refused(world.act(finance(), 'batch.export', { batchId }), 'subsidies.batch.state');
    await world.act(finance(), 'batch.authorise', { batchId });
    const first = await world.act<Exported>(finance(), 'batch.export', { batchId });
    const again = await world.act<Exported>(finance(), 'batch.export', { batchId });
    expect(again).toMatchObject({ reference: first.reference, file: first.file });
    expect(await world.eventsOf('subsidies.batch-sent')).toHaveLength(1);
    const table = await readSheet(Buffer.from(first.file, 'base64'), {
      headings: { number: ['申领编号'], name: ['户名'], account: ['账号'], amount: ['金额（元）'] },
    });
    expect(table.rows.map(({ cells }) => cells.account?.text)).toEqual(['62170000000010000', '62170000000010101']);
    expect(table.rows.map(({ cells }) => cells.amount?.text)).toEqual(['1500', '1500']);
    expect(table.rows[0]?.cells.name).toMatchObject({ text: `'=HYPERLINK("x")`, formula: false });
    const opened = world.identity.asked.filter(({ what, purpose }) => what === 'open' && purpose === 'bank-file');
    expect(opened.map(({ actor }) => actor)).toEqual(Array.from({ length: 4 }, () => 'account-person-finance'));
  });

  it('of two batches over one claim only one can be authorised; the other is rejected and gives its claims back', async () => {
    const ids = await claims(2);
    await world.approve(ids);
    const [a, b] = await Promise.all([
      world.act(desk(), 'batch.lock', { claimIds: ids }),
      world.act(desk(), 'batch.lock', { claimIds: ids }).catch(() => undefined),
    ]);
    await world.settled();
    const batches = [a.id, ...(b ? [b.id] : [])];
    const outcomes = await Promise.allSettled(
      batches.map((batchId) => world.act(finance(), 'batch.authorise', { batchId })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    for (const [index, batchId] of batches.entries()) {
      if (outcomes[index]?.status === 'rejected') {
        await world.act(finance(), 'batch.reject', { batchId, reason: '与另一批次重复' });
      }
    }
    await world.settled();
    const states = await Promise.all(ids.map((id) => world.claim(desk(), id)));
    for (const { status } of states) expect(['approved', 'batched']).toContain(status);
  });

  it('a partial reply settles each row once: 7 paid, 2 failed, 1 silent; again, late, edited, foreign (F30, H25, H26)', async () => {
    const ids = await claims(10);
    await world.approve(ids);
    const { batchId, lines } = await lockAndSend(ids);
    const line = (index: number, paid: boolean, rest: Partial<ReplyLine> = {}): ReplyLine => ({
      number: lines[index]!.number,
      paid,
      ...rest,
    });
    const seven = Array.from({ length: 7 }, (_, i) => line(i, true));
    const two = [line(7, false, { reason: '账号 6217000000001070 户名不符：张三' }), line(8, false)];
    const edited = [...seven.slice(1), line(0, true, { yuan: '15000' })];
    await world.refused(reply(batchId, edited), 'subsidies.batch.reply-amount');
    const added = [...seven, { number: 'SL371000-2026-09999', paid: true }];
    await world.refused(reply(batchId, added), 'subsidies.batch.reply-unknown');
    await world.refused(reply(batchId, [...seven, line(0, true)]), 'subsidies.batch.reply-twice');
    expect(await paidEvents()).toHaveLength(0);

    await world.advanceTo('2026-09-16T02:00:00.000Z');
    expect((await reply(batchId, [...seven, ...two])).held).toEqual([]);
    expect(await paidEvents()).toHaveLength(7);
    expect(new Set((await paidEvents()).map(({ data }) => data['on']))).toEqual(new Set(['2026-09-16']));
    const twice = await reply(batchId, [...seven, ...two]);
    expect(twice.held).toHaveLength(9);
    const turned = await reply(batchId, [line(0, false)]);
    expect(turned.held).toEqual([{ row: 2, why: 'conflict' }]);
    expect(await paidEvents()).toHaveLength(7);

    const failed = await world.claim(desk(), ids[7]!);
    expect(failed).toMatchObject({ status: 'approved', failure: '户名不符' });
    expect(JSON.stringify(await world.eventsOf('subsidies.batch-replied'))).not.toMatch(/张三|6217/u);
    await world.refused(world.act(desk(), 'batch.lock', { claimIds: [ids[9]] }), 'subsidies.batch.not-approved');
    await world.refused(world.act(desk(), 'batch.lock', { claimIds: [ids[0]] }), 'subsidies.batch.not-approved');

    const late = await reply(batchId, [line(9, true)]);
    expect(late.held).toEqual([]);
    const settled = await world.eventsOf('subsidies.batch-settled');
    expect(settled.map(({ data }) => data)).toEqual([{ paid: 8 * 150_000, failed: 2 }]);
    expect((await reply(batchId, [...seven, ...two])).held).toHaveLength(9);
  });

  it('a failed line is paid in a later batch, to the account the person gave anew, and never twice', async () => {
    const [claimId] = await claims(1);
    await world.approve([claimId!]);
    const first = await lockAndSend([claimId!]);
    const number = first.lines[0]!.number;
    await world.refused(
      world.act(trainee('p-0'), 'claim.changeAccount', { claimId, account: '6217111122223333' }),
      'subsidies.claim.state',
    );
    await reply(first.batchId, [{ number, paid: false, reason: '账号不存在' }]);
    await world.settled();
    await world.act(trainee('p-0'), 'claim.changeAccount', { claimId, account: '6217111122223333' });
    await expect(
      world.act(trainee('p-1'), 'claim.changeAccount', { claimId, account: '6217111122223333' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.settled();
    await world.advanceTo('2026-10-12T02:00:00.000Z');
    const second = await lockAndSend([claimId!]);
    await reply(second.batchId, [{ number, paid: true }]);
    await world.settled();
    await reply(first.batchId, [{ number, paid: true }]);
    await reply(second.batchId, [{ number, paid: true }]);
    const paid = await paidEvents();
    expect(paid).toHaveLength(1);
    expect(paid[0]?.data).toMatchObject({ amount: 150_000, on: '2026-10-12', batchId: second.batchId });
    expect(await world.claim(desk(), claimId!)).toMatchObject({ status: 'paid', account: '****3333' });
  });

  it('a revoked certificate marks its paid claim, and the desk orders the recovery once', async () => {
    const [claimId, waiting] = await claims(2);
    await world.approve([claimId!, waiting!]);
    const { batchId, lines } = await lockAndSend([claimId!]);
    const recover = () => world.act(desk(), 'recovery.order', { claimId, reason: '证书已撤销' });
    await world.refused(recover(), 'subsidies.recovery.not-paid');
    await reply(batchId, [{ number: lines[0]!.number, paid: true }]);
    await world.settled();
    await world.refused(recover(), 'subsidies.recovery.certificate-valid');
    await world.advanceTo('2026-11-05T02:00:00.000Z');
    await world.revoke('certificate-p-0');
    await world.revoke('certificate-p-1');
    const marked = await world.call<{ items: { claimId: string }[] }>(desk(), 'claim.list', {
      status: 'paid',
      certificateRevoked: true,
    });
    expect(marked.items.map((item) => item.claimId)).toEqual([claimId]);
    await recover();
    await world.settled();
    await recover();
    const ordered = await world.eventsOf('subsidies.recovery-ordered');
    expect(ordered.map(({ data }) => data)).toMatchObject([{ claimId, amount: 150_000, on: '2026-11-05' }]);
    expect(await world.claim(desk(), claimId!)).toMatchObject({ status: 'recoveryOrdered' });
    await world.refused(
      world.act(desk(), 'batch.lock', { claimIds: [waiting] }),
      'subsidies.claim.certificate-not-valid',
    );
    await world.act(desk(), 'claim.refuse', { claimId: waiting, reason: '证书已撤销' });
  });

  it('a certificate revoked while the bank has the file is a recovery once the money is paid (C4-35)', async () => {
    const [claimId] = await claims(1);
    await world.approve([claimId!]);
    const { batchId, lines } = await lockAndSend([claimId!]);
    await world.revoke('certificate-p-0');
    await reply(batchId, [{ number: lines[0]!.number, paid: true }]);
    await world.settled();
    const marked = await world.eventsOf('subsidies.claim-certificate-revoked');
    expect(marked.map(({ data }) => String(data['paid'])).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'false',
      'true',
    ]);
    await world.act(desk(), 'recovery.order', { claimId, reason: '证书已撤销' });
    expect(await world.eventsOf('subsidies.recovery-ordered')).toHaveLength(1);
  });

  it('a certificate revoked after the authorisation keeps the file from the bank; the others go into another batch', async () => {
    const ids = await claims(2);
    await world.approve(ids);
    const { id: batchId } = await world.act(desk(), 'batch.lock', { claimIds: ids });
    await world.act(finance(), 'batch.authorise', { batchId });
    await world.revoke('certificate-p-0');
    await world.refused(world.act(finance(), 'batch.export', { batchId }), 'subsidies.claim.certificate-not-valid');
    await world.act(finance(), 'batch.reject', { batchId, reason: '有证书已撤销' });
    await world.settled();
    const again = await lockAndSend([ids[1]!]);
    expect(again.lines.map(({ claimId }) => claimId)).toEqual([ids[1]]);
  });
});
