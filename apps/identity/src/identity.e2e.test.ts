import { SESSION_COOKIE, trpcRouter } from '@peiyu/kit/http.ts';
import express from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BootedIdentity } from './testing/boot-identity.ts';
import { bootIdentity } from './testing/boot-identity.ts';

let identity: BootedIdentity;
let server: Server;
let base: string;

beforeAll(async () => {
  identity = await bootIdentity();
  const { router, frame, port } = identity.service;
  const app = express().use('/trpc/identity', trpcRouter({ router, frame, sessions: port }));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/identity`;
});
afterAll(async () => {
  server.close();
  await identity.stop();
});

const post = (procedure: string, input: object, cookie = ''): Promise<Response> =>
  fetch(`${base}/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(input),
  });
const me = (cookie: string): Promise<Response> => fetch(`${base}/session.me`, { headers: { cookie } });

it('carries a login in a cookie that scripts cannot read, and ends it at once', async () => {
  const password = (await identity.service.ensureFirstAdministrator({ username: 'administrator' })) ?? '';
  const login = await post('session.login', { username: 'administrator', password });
  expect(login.status).toBe(200);
  const set = login.headers.get('set-cookie') ?? '';
  expect(set).toMatch(new RegExp(`^${SESSION_COOKIE}=[\\w-]{43}; .*HttpOnly; Secure; SameSite=Strict`, 'u'));
  const cookie = set.split(';')[0] ?? '';
  expect(await login.text()).not.toContain(cookie.split('=')[1]);
  expect((await me(cookie)).status).toBe(200);
  expect((await post('session.logout', {}, cookie)).status).toBe(200);
  expect((await me(cookie)).status).toBe(401);
});

it('answers a wrong password with a code and a sentence, and nothing else', async () => {
  const answer = await post('session.login', { username: 'nobody.here', password: 'wrong' });
  expect(answer.status).toBe(422);
  const { error } = (await answer.json()) as { error: { message: string; data: object } };
  expect(error.data).toMatchObject({ reason: 'identity.account.login' });
  expect(error.message).toContain('账号或密码不对');
});

it('refuses operators and unknown members in place of texts', async () => {
  for (const input of [
    { username: { $ne: '' }, password: 'x' },
    { username: 'a', password: 'b', role: 'system' },
  ]) {
    expect((await post('session.login', input)).status).toBe(400);
  }
});
