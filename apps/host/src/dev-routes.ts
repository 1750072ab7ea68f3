import type { Archive } from '@peiyu/kit/messages/archive.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { Router } from 'express';
import { Refusal, refusalText } from '@peiyu/domain/refusal.ts';
import express from 'express';
import * as z from 'zod';
import type { SettableClock } from './platform-clock.ts';
import { settle } from './platform-clock.ts';

const Move = z.strictObject({ to: z.iso.datetime({ offset: true }) });
const Page = z.object({ after: z.string().max(200).optional() });

/**
 * Development only: the settable business clock and the event archive, for the demo and its recount.
 * The host mounts these routes in no other mode.
 */
export function devRoutes(parts: {
  clock: SettableClock | undefined;
  archive: Archive;
  kernels: () => readonly Kernel[];
}): Router {
  const routes = express.Router();
  routes.use(express.json({ limit: '10kb' }));

  routes.get('/clock', (_req, res) => void res.json({ now: parts.clock?.now() ?? null }));

  routes.post('/clock', async (req, res) => {
    const move = Move.safeParse(req.body);
    if (!move.success) return void res.status(400).json({ message: 'to 须为带时区的时刻' });
    if (!parts.clock)
      return void res.status(422).json({ reason: 'kit.demo.off', message: refusalText('kit.demo.off') });
    try {
      await parts.clock.advanceTo(move.data.to);
      res.json({ now: parts.clock.now() });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      res.status(422).json({ reason: error.code, message: refusalText(error.code, error.facts) });
    }
  });

  routes.post('/settle', async (_req, res) => {
    await settle(parts.kernels());
    res.json({ settled: true });
  });

  routes.get('/events', async (req, res) => {
    const page = Page.safeParse(req.query);
    if (!page.success) return void res.status(400).json({ message: 'after 须为事件编号' });
    const events = await parts.archive.page(page.data.after === undefined ? {} : { after: page.data.after });
    res.json({ events, next: events.at(-1)?.id ?? null });
  });

  return routes;
}
