import { businessClockOf, systemClock } from '@peiyu/kit/clock.ts';
import { trpcRouter } from '@peiyu/kit/http.ts';
import type { Session } from '@peiyu/kit/identity-port.ts';
import { createLog } from '@peiyu/kit/log.ts';
import { commandId, procedure, t } from '@peiyu/kit/trpc.ts';
import express from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { CommandBench } from './commands.ts';
import type { LoadAnswer, LoadJob } from './load-worker.ts';
import { judge, median } from './measure.ts';
import type { Result } from './measure.ts';
import { TENANT, mark } from './model.ts';

const teacher: Session = { accountId: 'account-1', role: 'ti.teacher', place: TENANT, org: 'organisation-1' };
const anyone = { roles: 'signedIn', relation: 'none', source: 'bench' } as const;
const Input = z.strictObject({ commandId, sheetId: z.string() });

/** The stack of a service's procedures, with a command and a procedure that does nothing, both for somebody signed in. */
async function serve({ store }: CommandBench): Promise<{ port: number; close(): Promise<void> }> {
  const router = t.router({
    mark: procedure.input(Input).mutation(({ ctx, input }) => store.change(input.sheetId, ctx.change(input), mark)),
    nothing: procedure.input(Input).mutation(({ input }) => ({ id: input.sheetId, v: 1, seq: 1 })),
  });
  const frame = {
    service: 'bench',
    permissions: { 'bench.mark': anyone, 'bench.nothing': anyone },
    business: businessClockOf(systemClock),
    log: createLog('bench', 'error'),
  };
  const app = express().disable('x-powered-by');
  app.use('/trpc/bench', trpcRouter({ frame, router, sessions: { session: () => Promise.resolve(teacher) } }));
  const server = createServer((req, res) => void app(req, res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Requests come from a thread of their own, over loopback, with connections kept. */
async function loadFrom(port: number): Promise<{ run(path: string): Promise<LoadAnswer>; close(): Promise<unknown> }> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url));
  return {
    async run(path) {
      const job: LoadJob = { port, path };
      worker.postMessage(job);
      const [answer] = (await once(worker, 'message')) as [LoadAnswer];
      if (answer.failed !== undefined) throw new Error(`${path} answered ${answer.failed}`);
      return answer;
    },
    close: () => worker.terminate(),
  };
}

const rate = ({ count, ms }: LoadAnswer): number => (count * 1_000) / ms;

/** A command over HTTP beside the slower of two floors: a mutation that does nothing, and the raw four operations. */
export async function commandsOverHttp(commands: CommandBench, rounds: number): Promise<Result> {
  const server = await serve(commands);
  const load = await loadFrom(server.port);
  const seen: { ours: number; nothing: number; raw: number }[] = [];
  try {
    for (let round = -1; round < rounds; round++) {
      const before = { raw: await commands.floor(), nothing: rate(await load.run('/trpc/bench/nothing')) };
      const start = performance.now();
      const { count } = await load.run('/trpc/bench/mark');
      await commands.drained();
      const ours = (count * 1_000) / (performance.now() - start);
      const nothing = (before.nothing + rate(await load.run('/trpc/bench/nothing'))) / 2;
      const raw = (before.raw + (await commands.floor())) / 2;
      if (round >= 0) seen.push({ ours, nothing, raw });
    }
  } finally {
    await load.close();
    await server.close();
  }
  return judge({
    name: 'command over HTTP',
    goal: 0.6,
    unit: 'ratio',
    better: 'higher',
    rounds: seen.map(({ ours, nothing, raw }) => ours / Math.min(nothing, raw)),
    beside: {
      oursPerSecond: median(seen.map(({ ours }) => ours)),
      nothingPerSecond: median(seen.map(({ nothing }) => nothing)),
      rawPerSecond: median(seen.map(({ raw }) => raw)),
    },
  });
}
