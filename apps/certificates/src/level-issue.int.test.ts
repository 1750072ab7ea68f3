import { newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import express from 'express';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item, Stage } from './testing/booted.ts';
import {
  bootCertificates,
  EI,
  eiManager,
  eiSecond,
  listOf,
  manager,
  person,
  traineeOf,
  WEIHAI,
} from './testing/booted.ts';

let stage: Stage;
let server: Server;
let origin: string;
beforeAll(async () => {
  stage = await bootCertificates(10);
  const app = express().use(stage.service.pages);
  server = await new Promise<Server>((resolve) => {
    const opening = app.listen(0, '127.0.0.1', () => resolve(opening));
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await stage.stop();
});

const refusal = (code: string) => (error: unknown) => (error as { cause?: { code?: string } }).cause?.code === code;
const command = (more: Record<string, string>) => ({ commandId: newCommandId(), ...more });
const typesOf = async (): Promise<unknown[]> =>
  (await stage.documents.find('events', {}, { limit: 1000 })).map((event) => event['type']);

describe('issue of level certificates (W-IV(3), H-II(3), architecture 8)', () => {
  it('needs two people', async () => {
    await stage.approved('conf-1', [0, 1, 2, 3]);
    const confirmationId = 'conf-1';
    await expect(stage.call(eiSecond, 'levelCertificate.issue', command({ confirmationId }))).rejects.toSatisfy(
      refusal('certificates.issue.empty'),
    );
    await stage.call(eiManager, 'levelCertificate.prepareIssue', command({ confirmationId }));
    const both = sessionOf('ei.second', '370000', { org: EI, person: 'staff-2' });
    await expect(stage.call(both, 'levelCertificate.issue', command({ confirmationId }))).rejects.toSatisfy(
      refusal('identity.duty.same-person'),
    );
  });

  it('issues without those voided meanwhile, and D4 ends with one finished batch (C4-20)', async () => {
    const data = {
      personId: 'p3',
      evaluatorOrgId: EI,
      occupation: 'bigData',
      direction: null,
      level: 'junior',
      sittingId: 's1',
      reason: '虚假承诺',
    };
    await stage.publish({ type: 'assessment.application-voided', src: 'application/conf-1-a3', tenant: WEIHAI, data });
    const asked = command({ confirmationId: 'conf-1' });
    const job = await stage.call(eiSecond, 'levelCertificate.issue', asked);
    expect(await stage.call(eiSecond, 'levelCertificate.issue', asked)).toEqual(job);
    await stage.settled();
    const items = await listOf(stage, eiManager, { confirmationId: 'conf-1' });
    const numbers = items.filter(({ status }) => status === 'issued').map(({ number }) => number);
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3].map((at) => `DJ2026-001-0000${at}`)));
    expect(numbers).toHaveLength(3);
    expect(items.filter(({ status }) => status === 'approved')).toHaveLength(1);
    const types = await typesOf();
    expect(types.filter((type) => type === 'certificates.issue-batch-finished')).toHaveLength(1);
    expect(types.filter((type) => type === 'certificates.certificate-rendered')).toHaveLength(3);
  });

  it('refuses to prepare what has nobody left', async () => {
    await expect(
      stage.call(eiManager, 'levelCertificate.prepareIssue', command({ confirmationId: 'conf-1' })),
    ).rejects.toSatisfy(refusal('certificates.issue.empty'));
  });
});

const itemOf = async (at: number): Promise<Item> => {
  const { items } = await stage.call<{ items: Item[] }>(traineeOf(`p${at}`), 'levelCertificate.mine', {});
  return items[0]!;
};
const post = (number: string, name: string) =>
  fetch(`${origin}/verify`, { method: 'POST', body: new URLSearchParams({ number, name }) });

describe('public verification (W-IV(3))', () => {
  it('shows a valid certificate without login, script or foreign request, in under 30 KB', async () => {
    const { verifyId, number } = await itemOf(1);
    const answer = await fetch(`${origin}/v/${verifyId}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(Buffer.byteLength(page)).toBeLessThan(30_000);
    for (const shown of [
      '该证书有效。',
      number ?? '',
      '买*',
      '371099********001X',
      '大数据工程技术人员（2-02-38-03）',
      '初级',
      '某评价机构',
      '2026年5月22日',
    ]) {
      expect(page).toContain(shown);
    }
    expect(page).not.toContain(person(1).name);
    expect(page).not.toMatch(/<script|https?:\/\/|\son\w+=/u);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/u);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('gives the same as JSON, whose signature the published key confirms', async () => {
    const { verifyId } = await itemOf(1);
    const answer = (await (await fetch(`${origin}/v/${verifyId}.json`)).json()) as {
      status: string;
      facts: { kind: string };
      signature: { kid: string };
    };
    const { keys } = (await (await fetch(`${origin}/verify/keys.json`)).json()) as { keys: { kid: string }[] };
    expect(answer).toMatchObject({ status: 'valid', facts: { kind: 'level', level: '初级' } });
    expect(keys.map(({ kid }) => kid)).toContain(answer.signature.kid);
    expect(await stage.call(undefined, 'verify.byId', { verifyId })).toEqual(answer);
  });

  it('finds by number and full name, however typed, and tells wrong names from wrong numbers by nothing', async () => {
    const { number } = await itemOf(1);
    const found = await post(` ${(number ?? '').toLowerCase()} `, '买合木提•阿卜杜热合曼');
    expect([found.status, (await found.text()).includes('该证书有效。')]).toEqual([200, true]);
    const wrong = [
      await post(number ?? '', '买合木提'),
      await post('DJ2026-001-09999', person(1).name),
      await fetch(`${origin}/v/${'A'.repeat(22)}`),
      await fetch(`${origin}/v/short`),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const texts = await Promise.all(wrong.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('没有查到与所填信息相符的证书');
    expect(await stage.call(undefined, 'verify.byNumber', { number: number ?? '', name: '别人' })).toEqual({
      status: 'unknown',
    });
    expect((await post('', '')).status).toBe(400);
  });

  it('shows nothing of facts that were changed in the database', async () => {
    const { verifyId, certificateId } = await itemOf(2);
    await stage.documents.updateOne('certificateFaces', { _id: certificateId }, { $set: { 'facts.level': '高级' } });
    expect((await fetch(`${origin}/v/${verifyId}`)).status).toBe(404);
    await stage.documents.updateOne('certificateFaces', { _id: certificateId }, { $set: { 'facts.level': '初级' } });
    expect((await fetch(`${origin}/v/${verifyId}`)).status).toBe(200);
  });

  it('says of a training certificate that it is no level certificate', async () => {
    await stage.completed('cohort-9', [5]);
    await stage.issueTraining('cohort-9');
    await stage.settled();
    const [item] = await listOf(stage, manager, { cohortId: 'cohort-9' });
    const page = await (await fetch(`${origin}/v/${item?.verifyId}`)).text();
    expect(page).toContain('这是培训合格证书，不是专业技术等级证书。');
    expect(page).toContain('48');
  });
});

describe('revocation (C2, B3 S28)', () => {
  it('needs a hearing, a proposal and another person; the page says so at once', async () => {
    const { certificateId, verifyId } = await itemOf(1);
    const propose = (more: Record<string, string>) =>
      stage.call(
        eiManager,
        'levelCertificate.proposeRevoke',
        command({ certificateId, reason: '学历证明不实', hearing: '', ...more }),
      );
    await expect(stage.call(eiSecond, 'levelCertificate.revoke', command({ certificateId }))).rejects.toSatisfy(
      refusal('certificates.revoke.not-proposed'),
    );
    await expect(propose({})).rejects.toSatisfy(refusal('certificates.revoke.hearing-missing'));
    await expect(propose({ hearing: '已听取', reason: '证件 371099199001010011 不实' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await propose({ hearing: '当事人承认，笔录第 3 号' });
    await expect(propose({ hearing: '再次' })).rejects.toSatisfy(refusal('certificates.revoke.pending'));
    const [pending] = (await listOf(stage, eiSecond, { status: 'issued' })).filter(({ proposal }) => proposal);
    expect(pending?.proposal).toEqual({ reason: '学历证明不实', hearing: '当事人承认，笔录第 3 号' });
    const both = sessionOf('ei.second', '370000', { org: EI, person: 'staff-2' });
    await expect(stage.call(both, 'levelCertificate.revoke', command({ certificateId }))).rejects.toSatisfy(
      refusal('identity.duty.same-person'),
    );
    const revoke = command({ certificateId });
    const first = await stage.call(eiSecond, 'levelCertificate.revoke', revoke);
    expect(await stage.call(eiSecond, 'levelCertificate.revoke', revoke)).toEqual(first);
    const page = await (await fetch(`${origin}/v/${verifyId}`)).text();
    expect(page).toContain('该证书已于2026年5月22日撤销，不再有效。');
    expect(page).not.toContain('该证书有效');
    await expect(stage.call(traineeOf('p1'), 'certificate.pdf', { certificateId })).rejects.toSatisfy(
      refusal('certificates.pdf.revoked'),
    );
  });
});

describe('rights', () => {
  it.each([
    ['ei.manager', 'trainingCertificate.issue'],
    ['ti.manager', 'levelCertificate.prepareIssue'],
    ['ei.manager', 'levelCertificate.issue'],
    ['ei.second', 'levelCertificate.proposeRevoke'],
    ['ei.manager', 'levelCertificate.revoke'],
    ['province', 'levelCertificate.list'],
    ['trainee', 'trainingCertificate.list'],
    ['ti.manager', 'levelCertificate.mine'],
    ['cityDesk', 'certificate.pdf'],
  ] as const)('%s may not call %s', async (role, procedure) => {
    await expect(stage.call(sessionOf(role, '370000', { org: EI }), procedure, {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(stage.call(undefined, procedure, {})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});
