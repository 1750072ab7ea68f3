import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { businessClockOf, systemClock } from './clock.ts';
import { Busy } from './errors.ts';
import { SESSION_COOKIE, trpcRouter } from './http.ts';
import { createLog } from './log.ts';
import { publicProcedure, t } from './trpc.ts';

const frame = {
  service: 'test',
  permissions: {},
  business: businessClockOf(systemClock),
  log: createLog('test', 'silent'),
};
const router = t.router({ ping: publicProcedure.query(() => 'pong') });
const sessions = { session: () => Promise.reject(new Busy('database')) };
const app = express().use(trpcRouter({ frame, router, sessions }));
const server = createServer((req, res) => void app(req, res));
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

it('a session that cannot be checked just now answers 503, to be sent again', async () => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/ping`, { headers: { cookie: `${SESSION_COOKIE}=token` } });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ error: { data: { reason: 'kit.busy', code: 'SERVICE_UNAVAILABLE' } } });
});
