import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './testing/world.ts';
import { CITY, OTHER_CITY, desk, finance, openWorld, trainee } from './testing/world.ts';

describe('claims (申领)', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.openClass('cohort-1');
    await world.openClass('cohort-2', { city: OTHER_CITY });
    await world.openClass('cohort-3', { listed: false, startsOn: '2025-12-31' });
    await world.advanceTo('2026-08-18T01:00:00.000Z');
  });
  afterAll(() => world.stop());

  it('the same claim fifty times at once is one claim, one entitlement', async () => {
    const certificate = await world.certify('p-fifty', { cohortId: 'cohort-1' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.claimBy('p-fifty', certificate)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const mine = await world.call<{ items: unknown[] }>(trainee('p-fifty'), 'claim.mine', {});
    expect(mine.items).toHaveLength(1);
    const id = answers[0]!.id;
    const submitted = (await world.eventsOf('subsidies.claim-submitted')).filter(({ src }) => src === `claim/${id}`);
    expect(submitted).toHaveLength(1);
    const taken = await world.eventsOf('subsidies.entitlement-taken');
    expect(taken.filter(({ data }) => data['claimId'] === id)).toHaveLength(1);
    expect(taken.every(({ tenant }) => tenant === '*')).toBe(true);
  });

  it('two claims of one person in two cities at the same instant: one lives, one is refused with dates only', async () => {
    const here = await world.certify('p-two', { cohortId: 'cohort-1', certificate: 'c-here' });
    const there = await world.certify('p-two', { cohortId: 'cohort-2', city: OTHER_CITY, certificate: 'c-there' });
    const both = await Promise.allSettled([world.claimBy('p-two', here), world.claimBy('p-two', there)]);
    await world.settled();
    const mine = await world.call<{ items: { status: string; refusal: string | null }[] }>(
      trainee('p-two'),
      'claim.mine',
      {},
    );
    expect(mine.items.filter(({ status }) => status === 'submitted')).toHaveLength(1);
    const refused = mine.items.filter(({ status }) => status === 'refused');
    expect(refused.length + both.filter(({ status }) => status === 'rejected').length).toBe(1);
    for (const { refusal } of refused) {
      expect(refusal).toContain('2026年8月18日');
      expect(refusal).not.toMatch(/371000|371700|威海|菏泽/u);
    }
  });

  it('the same occupation and level in another city within twelve months is refused; after a withdrawal it is free', async () => {
    const here = await world.certify('p-later', { cohortId: 'cohort-1', certificate: 'c-l1' });
    const there = await world.certify('p-later', { cohortId: 'cohort-2', city: OTHER_CITY, certificate: 'c-l2' });
    const first = await world.claimBy('p-later', here);
    await world.settled();
    await world.refused(world.claimBy('p-later', there), 'subsidies.claim.duplicate');
    await world.act(trainee('p-later'), 'claim.withdraw', { claimId: first.id });
    await world.settled();
    const second = await world.claimBy('p-later', there);
    await world.settled();
    expect(await world.claim(desk(OTHER_CITY), second.id)).toMatchObject({ status: 'submitted', city: OTHER_CITY });
    await world.refused(world.claimBy('p-later', here), 'subsidies.claim.duplicate');
  });

  it('the cap of the year and another scheme on the same certificate are refused', async () => {
    const certificate = await world.certify('p-cap', { cohortId: 'cohort-1' });
    const other = (on: string, sameCertificate = false) => ({ scheme: '技能提升补贴', on, sameCertificate });
    const three = [other('2026-02-01'), other('2026-03-01'), other('2026-04-01')];
    await world.refused(world.claimBy('p-cap', certificate, { others: three }), 'subsidies.claim.cap');
    const same = [other('2026-03-01', true)];
    await world.refused(world.claimBy('p-cap', certificate, { others: same }), 'subsidies.claim.cross-scheme');
    await world.claimBy('p-cap', certificate, { others: [other('2025-12-31')] });
  });

  it('only the person claims, on a valid certificate of a listed project, with a real account', async () => {
    const certificate = await world.certify('p-own', { cohortId: 'cohort-1' });
    await expect(world.claimBy('p-thief', certificate)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.claimBy('p-own', 'no-such')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.refused(world.claimBy('p-own', certificate, { account: '12-34' }), 'subsidies.claim.account');
    await world.refused(world.claimBy('p-own', certificate, { accountName: '乙' }), 'subsidies.claim.account-name');
    const unlisted = await world.certify('p-unlisted', { cohortId: 'cohort-3' });
    await world.refused(world.claimBy('p-unlisted', unlisted), 'subsidies.claim.not-in-catalogue');
    const revoked = await world.certify('p-revoked', { cohortId: 'cohort-1' });
    await world.revoke(revoked);
    await world.refused(world.claimBy('p-revoked', revoked), 'subsidies.claim.certificate-not-valid');
    await expect(world.claimBy('p-own', certificate, { account: '6217 0000 1234 5678' })).resolves.toBeDefined();
  });

  it('a claim asked for more than twelve months after the certificate is too late', async () => {
    const certificate = await world.certify('p-late', { cohortId: 'cohort-1', on: '2025-08-17' });
    await world.refused(world.claimBy('p-late', certificate), 'subsidies.claim.window-closed');
  });

  it('a desk sees its own place alone, and a role only what its row allows', async () => {
    const certificate = await world.certify('p-place', { cohortId: 'cohort-1' });
    const { id } = await world.claimBy('p-place', certificate);
    await expect(world.claim(desk(OTHER_CITY), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.act(desk(OTHER_CITY), 'claim.accept', { claimId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.act(finance(), 'claim.accept', { claimId: id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(world.call(undefined, 'claim.list', {})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const seen = await world.claim(desk(), id);
    expect(seen).toMatchObject({ maskedName: '甲*', status: 'submitted' });
    expect(JSON.stringify(seen)).not.toContain('"p-place"');
  });

  it('lists are pages cut in the database', async () => {
    const seen = new Set<string>();
    let after: string | undefined;
    for (let pages = 0; pages < 50; pages++) {
      const page: { items: { claimId: string }[]; next: string | null } = await world.call(desk(), 'claim.list', {
        limit: 2,
        ...(after === undefined ? {} : { after }),
      });
      for (const { claimId } of page.items) seen.add(claimId);
      if (page.next === null) break;
      after = page.next;
    }
    const total = await world.documents.count('claims', { tenant: CITY });
    expect(seen.size).toBe(total);
  });

  it('the account stands nowhere in the clear: not in an event, a state or a list', async () => {
    const certificate = await world.certify('p-secret', { cohortId: 'cohort-1' });
    const account = '6217998877665544332';
    const { id } = await world.claimBy('p-secret', certificate, { account });
    await world.settled();
    for (const collection of ['claims', 'accounts', 'entitlements', 'events']) {
      const all = await world.documents.find(collection, {}, { limit: 1000 });
      expect(JSON.stringify(all)).not.toContain(account);
    }
    expect(await world.claim(desk(), id)).toMatchObject({ account: '****4332' });
  });
});

describe('without a row in the table of amounts', () => {
  it('a claim is accepted and not priced: verifying it says 标准未录入', async () => {
    const world = await openWorld({ priced: false });
    try {
      await world.openClass('cohort-1');
      await world.advanceTo('2026-08-18T01:00:00.000Z');
      const certificate = await world.certify('p-1', { cohortId: 'cohort-1' });
      const { id } = await world.claimBy('p-1', certificate);
      await world.act(desk(), 'claim.accept', { claimId: id });
      const [refused] = await world.verify([id]);
      expect(refused).toMatchObject({ row: 1, code: 'subsidies.claim.no-amount' });
      expect(refused?.text).toContain('标准未录入');
      const claim = await world.claim(desk(), id);
      expect(claim).toMatchObject({ status: 'checked', amount: null, lights: { amount: false, catalogue: true } });
    } finally {
      await world.stop();
    }
  });
});
