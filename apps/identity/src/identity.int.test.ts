import { Refusal } from '@peiyu/domain/refusal.ts';
import { Problem } from '@peiyu/kit/errors.ts';
import { newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BootedIdentity } from './testing/boot-identity.ts';
import { asking, bootIdentity, outboxCode, system } from './testing/boot-identity.ts';
import { rowOf, syntheticNumber, syntheticPhone } from './testing/rows.ts';

const PASSWORD = 'water under 7 bridges';
let identity: BootedIdentity;
let sequence = 0;

beforeAll(async () => {
  identity = await bootIdentity();
});
afterAll(() => identity.stop());

const call = <T = { id: string }>(procedure: string, input?: object): Promise<T> =>
  identity.call<T>(system, procedure, { commandId: newCommandId(), ...input });
/** The refusal's or problem's code, or 'invalid' for input of the wrong shape. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof Refusal) return cause.code;
    return cause instanceof Problem ? cause.reason : 'invalid';
  }
}
const newUsername = (): string => `zhuanji.${++sequence}`;

async function staff(
  role: string,
  place: string,
  orgId?: string,
): Promise<{ accountId: string; username: string; appointmentId: string }> {
  const username = newUsername();
  const { id: accountId } = await call('account.create', { username, password: PASSWORD });
  const post = { accountId, role, place, from: '2020-01-01', ...(orgId ? { orgId } : {}) };
  const { appointmentId } = await call<{ appointmentId: string }>('appointment.grant', post);
  return { accountId, username, appointmentId };
}
async function login(username: string, password = PASSWORD, browser = identity.browser()): Promise<Browser> {
  await (await browser.api()).session.login({ username, password });
  return browser;
}

describe('bodies and listings', () => {
  it('has the provincial directory, however often the service starts', async () => {
    const { items } = await identity.call<{ items: object[] }>(system, 'listing.list', { place: '370000' });
    expect(items).toHaveLength(4);
    await identity.service.stop();
    await identity.service.start();
    expect((await identity.call<{ items: object[] }>(system, 'listing.list', { place: '370000' })).items).toEqual(
      items,
    );
    await identity.settled();
    const said = await identity.archive.page({});
    const count = (type: string): number => said.filter((event) => event.type === type).length;
    expect(count('identity.listing-added')).toBe(4);
    expect(count('identity.organisation-registered')).toBe(3);
    expect(count('identity.city-loaded')).toBe(identity.packs.cities().length);
  });

  it('shows the cities to everybody', async () => {
    const cities = await identity.call<{ code: string; occupations: { code: string }[] }[]>(undefined, 'city.list');
    expect(cities.map(({ code }) => code).toSorted()).toEqual(
      identity.packs
        .cities()
        .map(({ code }) => code)
        .toSorted(),
    );
  });

  it('knows a body by its name in any form, and twice is once', async () => {
    const commandId = newCommandId();
    const body = { name: '评价中心（东）', kinds: ['evaluationInstitution'], division: '370100' };
    const made = await call('organisation.register', { ...body, commandId });
    expect(await call('organisation.register', { ...body, commandId })).toEqual(made);
    expect(await codeOf(call('organisation.register', { ...body, name: '评价中心 (东)' }))).toBe(
      'identity.organisation.duplicate',
    );
  });

  it('lists a body for what it is, without overlap, at a known place', async () => {
    const { id: orgId } = await call('organisation.register', {
      name: '评价中心（西）',
      kinds: ['evaluationInstitution'],
      division: '370100',
    });
    const listing = {
      orgId,
      kind: 'evaluation',
      occupation: 'bigData',
      place: '370000',
      from: '2026-01-01',
      until: '2026-05-31',
    };
    const { listingId } = await call<{ listingId: string }>('listing.add', listing);
    expect(await codeOf(call('listing.add', { ...listing, from: '2026-05-31', until: null }))).toBe(
      'identity.listing.overlap',
    );
    expect(await codeOf(call('listing.add', { ...listing, kind: 'training' }))).toBe('identity.organisation.kind');
    expect(await codeOf(call('listing.add', { ...listing, place: '440300' }))).toBe('identity.city.unknown');
    expect(await codeOf(call('listing.add', { ...listing, orgId: 'nobody' }))).toBe('identity.organisation.unknown');
    const end = { listingId, until: '2026-03-31', reason: '调出目录', commandId: newCommandId() };
    const ended = await call('listing.end', end);
    expect(await call('listing.end', end)).toEqual(ended);
    expect(await codeOf(call('listing.end', { ...end, commandId: newCommandId() }))).toBe('identity.listing.ended');
    expect(await codeOf(call('listing.end', { ...end, commandId: newCommandId(), listingId: 'x.y' }))).toBe(
      'kit.not-found',
    );
  });

  it('lets the system alone change them', async () => {
    const desk = sessionOf('cityDesk', '371000');
    for (const procedure of [
      'organisation.register',
      'listing.add',
      'listing.end',
      'account.create',
      'appointment.grant',
      'appointment.end',
    ]) {
      expect(await codeOf(identity.call(desk, procedure, {}))).toBe('identity.right.missing');
      expect(await codeOf(identity.call(undefined, procedure, {}))).toBe('kit.unauthenticated');
    }
  });
});

describe('accounts and sessions', () => {
  it('logs in, says who is there, and out at once', async () => {
    const { username, accountId } = await staff('cityDesk', '371000');
    const browser = await login(username.toUpperCase());
    expect(await (await browser.api()).session.me()).toMatchObject({
      accountId,
      role: 'cityDesk',
      place: '371000',
      appointments: [{ role: 'cityDesk' }],
    });
    const token = browser.token ?? '';
    await (await browser.api()).session.logout();
    expect(browser.token).toBeUndefined();
    expect(await identity.port.session(token)).toBeUndefined();
  });

  it('stores no token', async () => {
    const { username } = await staff('cityDesk', '371000');
    const { token } = await login(username);
    const sessions = await identity.documents.find('sessions', {}, { limit: 1_000 });
    expect(JSON.stringify(sessions)).not.toContain(token);
  });

  it('answers an unknown name like a wrong password, and locks after five from one address only', async () => {
    const { username } = await staff('cityDesk', '371000');
    const stranger = identity.browser('192.0.2.7');
    for (const name of [username, 'nobody.here']) {
      const codes: string[] = [];
      for (let i = 0; i < 6; i++)
        codes.push(await codeOf((await stranger.api()).session.login({ username: name, password: 'wrong' })));
      expect(codes).toEqual([...Array<string>(5).fill('identity.account.login'), 'identity.account.locked']);
      expect(await codeOf((await stranger.api()).session.login({ username: name, password: PASSWORD }))).toBe(
        'identity.account.locked',
      );
    }
    expect((await login(username)).token).toBeDefined();
  });

  it('counts parallel guesses', async () => {
    const { username } = await staff('cityDesk', '371000');
    const api = await identity.browser('192.0.2.8').api();
    const codes = await Promise.all(
      Array.from({ length: 12 }, () => codeOf(api.session.login({ username, password: 'wrong' }))),
    );
    expect(codes.filter((code) => code === 'identity.account.login')).toHaveLength(5);
  });

  it('creates an account once for one command, and one username once', async () => {
    const input = { username: newUsername(), password: PASSWORD, commandId: newCommandId() };
    const made = await call('account.create', input);
    expect(await call('account.create', input)).toEqual(made);
    expect(await codeOf(call('account.create', { ...input, commandId: newCommandId() }))).toBe(
      'identity.account.exists',
    );
    expect(await codeOf(call('account.create', { username: newUsername(), password: 'short' }))).toBe(
      'identity.account.password',
    );
    expect(await codeOf(login(input.username))).toBe('identity.appointment.none');
  });

  it('ties a post to a body of the right kind and a place of the right kind', async () => {
    const { accountId } = await staff('cityDesk', '371000');
    const { id: orgId } = await call('organisation.register', {
      name: '用人单位一',
      kinds: ['employer'],
      division: '371000',
    });
    const grant = (post: object) => codeOf(call('appointment.grant', { accountId, from: '2020-01-01', ...post }));
    expect(await grant({ role: 'ti.manager', place: '370000' })).toBe('identity.organisation.kind');
    expect(await grant({ role: 'ti.manager', place: '370000', orgId })).toBe('identity.organisation.kind');
    expect(await grant({ role: 'employer', place: '371000', orgId: 'nobody' })).toBe('identity.organisation.unknown');
    expect(await grant({ role: 'cityDesk', place: '370000' })).toBe('identity.appointment.place');
    expect(await grant({ role: 'cityDesk', place: '440300' })).toBe('identity.city.unknown');
    expect(await grant({ role: 'cityDesk', place: '371000' })).toBe('identity.appointment.exists');
    expect(await grant({ role: 'trainee', place: '000000' })).toBe('invalid');
    expect(await grant({ role: 'employer', place: '371000', orgId })).toBe('done');
  });

  it('switches posts under a new token', async () => {
    const { username, accountId } = await staff('cityDesk', '371000');
    const other = { accountId, role: 'cityDesk', place: '371700', from: '2020-01-01' };
    const { appointmentId } = await call<{ appointmentId: string }>('appointment.grant', other);
    const browser = await login(username);
    const old = browser.token ?? '';
    await (await browser.api()).session.switch({ appointmentId });
    expect(await identity.port.session(browser.token ?? '')).toMatchObject({ place: '371700' });
    expect(await identity.port.session(old)).toBeUndefined();
    expect(await codeOf((await browser.api()).session.switch({ appointmentId: 'x' }))).toBe(
      'identity.appointment.unknown',
    );
  });

  it('withdraws a right at once', async () => {
    const { username, accountId, appointmentId } = await staff('cityDesk', '371000');
    const browser = await login(username);
    expect(await identity.port.session(browser.token ?? '')).toBeDefined();
    await call('appointment.end', { accountId, appointmentId, reason: '轮岗' });
    expect(await identity.port.session(browser.token ?? '')).toBeUndefined();
  });

  it('ends an idle session and an old one', async () => {
    const { username } = await staff('cityDesk', '371000');
    for (const past of [{ seenAt: Date.now() - 16 * 60_000 }, { endsAt: Date.now() - 1 }]) {
      const { token } = await login(username);
      const [newest] = await identity.documents.find('sessions', {}, { sort: { seenAt: -1 }, limit: 1 });
      await identity.documents.updateOne('sessions', { _id: newest?._id ?? '' }, { $set: past });
      expect(await identity.port.session(token ?? '')).toBeUndefined();
    }
  });

  it('makes the first administrator once', async () => {
    const password = await identity.service.ensureFirstAdministrator({ username: 'administrator' });
    expect(await identity.service.ensureFirstAdministrator({ username: 'administrator' })).toBeUndefined();
    const browser = await login('administrator', password);
    expect(await identity.port.session(browser.token ?? '')).toMatchObject({ role: 'system', place: '000000' });
  });
});

describe('activation', () => {
  const codeFor = (serial: number): Promise<string> => outboxCode(identity, syntheticPhone(serial));
  const activate = (browser: Browser, input: object): Promise<unknown> =>
    browser
      .api()
      .then((api) =>
        api.account.activate({ commandId: newCommandId(), password: PASSWORD, ...input } as Parameters<
          typeof api.account.activate
        >[0]),
      );

  it('gives a trainee the account of the person, once', async () => {
    const [verdict] = await identity.port.admit(asking('371000'), [rowOf(200)], false);
    const code = await codeFor(200);
    const browser = identity.browser();
    const input = { number: ` ${syntheticNumber(200)}`, code, commandId: newCommandId() };
    const taken = await activate(browser, input);
    expect(await activate(browser, input)).toEqual(taken);
    expect(await codeOf(activate(browser, { ...input, commandId: newCommandId() }))).toBe('identity.account.code');
    for (const username of [syntheticPhone(200), syntheticNumber(200)]) {
      const { token } = await login(username);
      expect(await identity.port.session(token ?? '')).toMatchObject({
        role: 'trainee',
        place: '000000',
        person: verdict?.personId,
      });
    }
    await identity.settled();
    const events = await identity.archive.page({});
    expect(
      events.filter(
        ({ type, data }) => type === 'identity.account-activated' && data['accountId'] === (taken as { id: string }).id,
      ),
    ).toHaveLength(1);
  });

  it('answers unknown number and wrong code alike, and voids the code after five', async () => {
    await identity.port.admit(asking('371000'), [rowOf(201)], false);
    const code = await codeFor(201);
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await codeOf(activate(identity.browser('192.0.2.20'), { number: syntheticNumber(202), code: wrong }))).toBe(
      'identity.account.code',
    );
    for (let i = 0; i < 5; i++) {
      expect(
        await codeOf(activate(identity.browser(`192.0.2.${30 + i}`), { number: syntheticNumber(201), code: wrong })),
      ).toBe('identity.account.code');
    }
    expect(await codeOf(activate(identity.browser('192.0.2.40'), { number: syntheticNumber(201), code }))).toBe(
      'identity.account.code',
    );
    await identity.port.admit(asking('371000'), [rowOf(201)], false);
    const renewed = await codeFor(201);
    expect(
      await codeOf(activate(identity.browser('192.0.2.41'), { number: syntheticNumber(201), code: renewed })),
    ).toBe('done');
  });

  it('ends after 72 hours of machine time', async () => {
    const [verdict] = await identity.port.admit(asking('371000'), [rowOf(203)], false);
    const code = await codeFor(203);
    await identity.documents.updateOne(
      'invitations',
      { _id: verdict?.personId ?? '' },
      { $set: { expiresAt: Date.now() - 1 } },
    );
    expect(await codeOf(activate(identity.browser('192.0.2.50'), { number: syntheticNumber(203), code }))).toBe(
      'identity.account.code',
    );
  });

  it('refuses a weak password before it looks at the code', async () => {
    expect(
      await codeOf(
        activate(identity.browser('192.0.2.51'), {
          number: syntheticNumber(204),
          code: '000000',
          password: '1234567890',
        }),
      ),
    ).toBe('identity.account.password');
  });
});

describe('people on the wire', () => {
  it('shows covered names to the staff of the place, and one field for a purpose', async () => {
    const [verdict] = await identity.port.admit(asking('371000'), [rowOf(300)], false);
    const refs = await identity.port.personRefs('371000', [verdict?.personId ?? '']);
    const [ref] = refs;
    const desk = sessionOf('cityDesk', '371000');
    const number = syntheticNumber(300);
    const masked = { ref, maskedName: '学*', maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}` };
    expect(await identity.call(desk, 'person.names', { refs: [ref, 'x'] })).toMatchObject([
      masked,
      { maskedName: null },
    ]);
    expect(await identity.call(sessionOf('ti.manager', '370000'), 'person.names', { refs })).toEqual([masked]);
    expect(await identity.call(sessionOf('cityDesk', '371700'), 'person.names', { refs })).toMatchObject([
      { maskedName: null },
    ]);
    expect(await identity.call(desk, 'person.reveal', { ref, field: 'number', purpose: '核对证件' })).toEqual({
      field: 'number',
      value: number,
    });
    expect(await identity.documents.count('audit', { purpose: '核对证件' })).toBe(1);
    expect(await codeOf(identity.call(desk, 'person.reveal', { ref, field: 'number', purpose: ' ' }))).toBe(
      'identity.purpose.missing',
    );
    const foreign = sessionOf('cityDesk', '371700');
    expect(await codeOf(identity.call(foreign, 'person.reveal', { ref, field: 'number', purpose: '核对证件' }))).toBe(
      'kit.not-found',
    );
    for (const role of ['trainee', 'system', 'audit'] as const) {
      expect(
        await codeOf(
          identity.call(sessionOf(role, '000000'), 'person.reveal', { ref, field: 'number', purpose: '核对证件' }),
        ),
      ).toBe('identity.right.missing');
    }
  });
});
