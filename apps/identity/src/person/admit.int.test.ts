import type { AdmitRow } from '@peiyu/kit/identity-port.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BootedIdentity } from '../testing/boot-identity.ts';
import { asking, bootIdentity } from '../testing/boot-identity.ts';
import { rowOf, syntheticNumber, syntheticPhone } from '../testing/rows.ts';

let identity: BootedIdentity;
beforeAll(async () => {
  identity = await bootIdentity();
});
afterAll(() => identity.stop());

const admit = (rows: readonly AdmitRow[], tenant = '371000') => identity.port.admit(asking(tenant), rows, false);
const personOf = async (row: AdmitRow, tenant = '371000'): Promise<string> => {
  const [verdict] = await admit([row], tenant);
  if (!verdict?.personId) throw new Error(JSON.stringify(verdict?.problems));
  return verdict.personId;
};
const eventsOf = async (personId: string) => identity.archive.range(`person/${personId}`, 1, 10);

describe('admission', () => {
  it('gives one person for 64 parallel admissions of one number', async () => {
    const verdicts = await Promise.all(Array.from({ length: 64 }, () => admit([rowOf(100)])));
    const persons = new Set(verdicts.flat().map(({ personId }) => personId));
    expect(persons.size).toBe(1);
    const [personId] = persons;
    await identity.settled();
    expect(await eventsOf(personId ?? '')).toMatchObject([
      { type: 'identity.person-registered', tenant: '*', data: { personId } },
    ]);
    expect(await identity.documents.count('vault', { _id: personId ?? '' })).toBe(1);
    expect(await identity.documents.count('invitations', { _id: personId ?? '' })).toBe(1);
  });

  it('of two names for one number in parallel takes one', async () => {
    const names = ['学员甲', '学员乙'];
    const verdicts = await Promise.all(names.map((name) => admit([rowOf(101, { name })])));
    expect(
      verdicts
        .flat()
        .map(({ verdict }) => verdict)
        .toSorted(),
    ).toEqual(['accept', 'reject']);
  });

  it('refuses another name for a known number, in the preview too', async () => {
    await personOf(rowOf(102));
    for (const dryRun of [true, false]) {
      const [verdict] = await identity.port.admit(asking('371000'), [rowOf(102, { name: '学员丙' })], dryRun);
      expect(verdict).toMatchObject({
        verdict: 'reject',
        problems: [{ field: '姓名', code: 'identity.person.name-differs' }],
      });
      expect(verdict?.personId).toBeUndefined();
    }
  });

  it('registers nobody in a preview, and foretells the person', async () => {
    const [preview] = await identity.port.admit(asking('371000'), [rowOf(103)], true);
    expect(await identity.documents.count('vault', { _id: preview?.personId ?? '' })).toBe(0);
    expect(await personOf(rowOf(103))).toBe(preview?.personId);
  });

  it('keeps the latest facts and the earlier ones, and changes nothing for the same row', async () => {
    const personId = await personOf(rowOf(104, { title: '技术员', major: '软件工程' }));
    await personOf(rowOf(104, { title: '助理工程师' }));
    const facts = await identity.port.disclose(asking('371000'), [personId], ['title', 'major', 'education', 'group']);
    expect(facts.get(personId)).toEqual({
      title: '助理工程师',
      major: '软件工程',
      education: 'bachelor',
      group: 'employed',
    });
    const held = await identity.documents.findOne('vault', { _id: personId });
    expect(held?.['history']).toHaveLength(1);
    await personOf(rowOf(104, { title: '助理工程师' }));
    expect(await identity.documents.findOne('vault', { _id: personId })).toEqual(held);
  });

  it('finishes a registration that was cut short', async () => {
    const personId = await personOf(rowOf(105));
    await identity.settled();
    // As a kill after the first insert would leave it.
    await identity.documents.updateOne('vault', { _id: personId }, { $set: { registered: false } });
    await identity.documents.deleteOne('person-index', { personId });
    await identity.documents.deleteOne('persons', { _id: personId });
    await identity.documents.deleteOne('invitations', { _id: personId });
    expect(await personOf(rowOf(105))).toBe(personId);
    expect(await identity.documents.count('person-index', { personId })).toBe(1);
    expect(await identity.documents.count('persons', { _id: personId })).toBe(1);
    expect(await identity.documents.count('invitations', { _id: personId })).toBe(1);
  });

  it('takes five hundred rows in a reasonable time', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => rowOf(1_000 + i));
    const began = performance.now();
    const first = await admit(rows);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(first.every(({ verdict }) => verdict !== 'reject')).toBe(true);
    expect((await admit(rows)).map(({ personId }) => personId)).toEqual(first.map(({ personId }) => personId));
    await identity.settled();
  });
});

describe('what other services may ask', () => {
  it('matches a number in any written form, and says nothing of unknown ones', async () => {
    const personId = await personOf(rowOf(110));
    const spaced = ` ${syntheticNumber(110).toLowerCase()} `;
    expect(await identity.port.match(asking('371700'), [spaced, syntheticNumber(111), ''])).toEqual([
      personId,
      undefined,
      undefined,
    ]);
  });

  it('discloses to a tenant that has admitted the person, to its province, and to no other', async () => {
    const personId = await personOf(rowOf(112));
    const names = async (tenant: string) =>
      (await identity.port.disclose(asking(tenant), [personId], ['name', 'maskedNumber'])).get(personId);
    const number = syntheticNumber(112);
    const shown = { name: '学员甲', maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}` };
    expect(await names('371000')).toEqual(shown);
    expect(await names('370000')).toEqual(shown);
    expect(await names('371700')).toBeUndefined();
    expect(await personOf(rowOf(112), '371700')).toBe(personId);
    expect(await names('371700')).toEqual(shown);
  });

  it('gives a handle per tenant that only that tenant turns back', async () => {
    const personId = await personOf(rowOf(113));
    const [here] = await identity.port.personRefs('371000', [personId]);
    const [there] = await identity.port.personRefs('371700', [personId]);
    expect(here).not.toBe(there);
    expect(await identity.port.resolveRefs('371000', [here ?? '', there ?? '', 'x'])).toEqual([
      personId,
      undefined,
      undefined,
    ]);
  });

  it('opens a sealed copy at its place only', async () => {
    const personId = await personOf(rowOf(114));
    const plain = Buffer.from('frozen');
    for (const subject of [
      { personId, record: 'certificate/1', field: 'payload' },
      { record: 'certificate/1', field: 'payload' },
    ]) {
      const sealed = await identity.port.seal(asking('371000'), subject, plain);
      expect(Buffer.from(await identity.port.open(asking('371000'), subject, sealed)).toString()).toBe('frozen');
      const broken = { name: 'SealBroken' };
      await expect(
        identity.port.open(asking('371000'), { ...subject, record: 'certificate/2' }, sealed),
      ).rejects.toMatchObject(broken);
      await expect(identity.port.open(asking('371000'), { ...subject, field: 'pdf' }, sealed)).rejects.toMatchObject(
        broken,
      );
      await expect(
        identity.port.open({ ...asking('371000'), service: 'subsidies' }, subject, sealed),
      ).rejects.toMatchObject(broken);
    }
    const sealed = await identity.port.seal(asking('371000'), { personId, record: 'r', field: 'f' }, plain);
    await expect(
      identity.port.open(asking('371700'), { personId, record: 'r', field: 'f' }, sealed),
    ).rejects.toMatchObject({ code: 'identity.person.place' });
  });

  it('leaves an audit row before each answer', async () => {
    const personId = await personOf(rowOf(115));
    const before = await identity.documents.count('audit', {});
    await identity.port.disclose({ ...asking('371000'), purpose: 'certificate' }, [personId], ['name']);
    await identity.port.match(asking('371000'), [syntheticNumber(115)]);
    expect(await identity.documents.count('audit', {})).toBe(before + 2);
    const row = await identity.documents.findOne('audit', { act: 'disclose', purpose: 'certificate' });
    expect(row).toMatchObject({
      service: 'training',
      tenant: '371000',
      actor: 'account-ti',
      count: 1,
      fields: ['name'],
      persons: [personId],
    });
  });
});

it('keeps no name, number or phone in clear anywhere', async () => {
  const row = rowOf(120, { name: '买合木提·甲', title: '高级工程师', employer: '某某软件公司', county: '某某区' });
  const personId = await personOf(row);
  await personOf({ ...row, phone: syntheticPhone(121) });
  await identity.settled();
  const collections = [
    'vault',
    'person-index',
    'invitations',
    'audit',
    'persons',
    'events',
    'parked',
    'cursors',
    'tenant-keys',
    'usernames',
    'credentials',
  ];
  const dumps = await Promise.all(collections.map((name) => identity.documents.find(name, {}, { limit: 10_000 })));
  const stored = Buffer.from(
    JSON.stringify(dumps.flat(), (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    ),
  );
  expect(stored.includes(personId)).toBe(true);
  for (const secret of [row.name, row.number, row.phone, syntheticPhone(121), row.title, row.employer, row.county]) {
    expect(stored.includes(secret ?? ''), `a value of ${String(secret).length} characters`).toBe(false);
    const base64 = Buffer.from(secret ?? '')
      .toString('base64')
      .replace(/=+$/u, '')
      .slice(0, -1);
    expect(stored.includes(base64)).toBe(false);
  }
});
