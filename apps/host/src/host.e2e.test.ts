import { newCommandId } from '@peiyu/kit/testing/boot.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host } from './host.ts';
import { readConfig } from './config.ts';
import { startHost } from './host.ts';

const PASSWORD = 'Harbour-lantern-2026';
let dataDir: string;
let prefix: string;
let host: Host;
let cookie: string;

const settings = () =>
  readConfig({
    PORT: '0',
    PEIYU_DATA: dataDir,
    PEIYU_DATABASE_PREFIX: prefix,
    PEIYU_ADMIN_PASSWORD: PASSWORD,
    PEIYU_CLOCK: '2026-01-05T09:00:00+08:00',
    PEIYU_LOG: 'silent',
  });

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${host.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, ...headers },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'peiyu-host-'));
  prefix = `t${randomBytes(6).toString('hex')}`;
  cookie = '';
  host = await startHost(settings(), process.env['MONGO_URL'] ?? '');
  const login = await post('/trpc/identity/session.login', { username: 'admin', password: PASSWORD });
  cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});

afterAll(async () => {
  await host.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const names = async (): Promise<string[]> => {
  const answer = await fetch(`${host.url}/trpc/identity/organisation.list?input=${encodeURIComponent('{}')}`, {
    headers: { cookie },
  });
  const body = (await answer.json()) as { result: { data: { items: { name: string }[] } } };
  return body.result.data.items.map(({ name }) => name);
};

test('a command over HTTP is done once, archived once, and followed by another service', async () => {
  const command = {
    commandId: newCommandId(),
    name: '示例评价中心',
    kinds: ['evaluationInstitution'],
    division: '370100',
  };
  const first = (await (await post('/trpc/identity/organisation.register', command)).json()) as {
    result: { data: { id: string } };
  };
  const again = await (await post('/trpc/identity/organisation.register', command)).json();
  expect(again).toEqual(first);
  await post('/dev/settle', {});
  const { events } = (await (await fetch(`${host.url}/dev/events?after=organisation/`)).json()) as {
    events: { src: string; type: string }[];
  };
  expect(events.filter(({ src }) => src === `organisation/${first.result.data.id}`).map(({ type }) => type)).toEqual([
    'identity.organisation-registered',
  ]);
  expect(await names()).toContain('示例评价中心');
});

test('nobody signed in: 401 with a Chinese sentence; signed in without the right: 403', async () => {
  const nobody = await post('/trpc/identity/organisation.register', {}, { cookie: '' });
  expect(nobody.status).toBe(401);
  expect(await nobody.json()).toMatchObject({ error: { data: { reason: 'kit.unauthenticated' } } });
  const wrong = await post('/trpc/training/cohort.approve', { commandId: newCommandId(), cohortId: 'x' });
  expect(wrong.status).toBe(403);
  expect(await wrong.json()).toMatchObject({ error: { data: { reason: 'identity.right.missing' } } });
});

test('a field too many is refused and named (H12)', async () => {
  const answer = await post('/trpc/identity/organisation.register', {
    commandId: newCommandId(),
    name: '甲',
    kinds: ['employer'],
    division: '370100',
    tenant: '371700',
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { data: { reason: 'kit.input.invalid' } } });
});

test('another origin and another content type are refused (H61)', async () => {
  expect((await post('/trpc/identity/session.logout', {}, { origin: 'http://elsewhere.example' })).status).toBe(403);
  expect((await post('/trpc/identity/session.logout', {}, { 'content-type': 'text/plain' })).status).toBe(403);
});

test('the business clock goes forward, never back', async () => {
  expect(await (await post('/dev/clock', { to: '2026-01-06T01:00:00Z' })).json()).toEqual({
    now: '2026-01-06T01:00:00.000Z',
  });
  expect((await post('/dev/clock', { to: '2026-01-05T01:00:00Z' })).status).toBe(422);
});

test('unknown pages and broken bodies answer without a stack', async () => {
  const unknown = await fetch(`${host.url}/v/..%2f..%2fetc`);
  expect([400, 404]).toContain(unknown.status);
  expect(await unknown.text()).not.toMatch(/node_modules|at .*\.ts/);
  const broken = await fetch(`${host.url}/trpc/identity/session.login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{bad',
  });
  expect(broken.status).toBe(400);
  expect(await broken.text()).not.toMatch(/node_modules|at .*\.ts/);
});

test('guessing certificates is limited per address, with a uniform answer before (H49)', async () => {
  const answers: { status: number; text: string }[] = [];
  for (let guess = 0; guess < 125; guess++) {
    const answer = await fetch(`${host.url}/v/${'A'.repeat(19)}${String(guess).padStart(3, '0')}`);
    answers.push({ status: answer.status, text: (await answer.text()).length.toString() });
  }
  expect(answers.at(-1)?.status).toBe(429);
  const before = answers.filter(({ status }) => status !== 429);
  expect(before.length).toBeGreaterThan(100);
  expect(new Set(before.map(({ text }) => text)).size).toBe(1);
});

test('after a restart the same data, clock and administrator are there', async () => {
  await host.stop();
  host = await startHost(settings(), process.env['MONGO_URL'] ?? '');
  expect(host.madePassword).toBeUndefined();
  expect(await (await fetch(`${host.url}/dev/clock`)).json()).toEqual({ now: '2026-01-06T01:00:00.000Z' });
  expect(await names()).toContain('示例评价中心');
});
