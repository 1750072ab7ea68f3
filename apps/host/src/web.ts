import type { IdentityPort } from '@peiyu/kit/identity-port.ts';
import type { Service } from '@peiyu/kit/kernel.ts';
import type { Log } from '@peiyu/kit/log.ts';
import type { Express, Request, Response, Router } from 'express';
import { trpcRouter } from '@peiyu/kit/http.ts';
import { errorFacts } from '@peiyu/kit/log.ts';
import compression from 'compression';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { systemClock } from '@peiyu/kit/clock.ts';
import { systemRandom, uuidv7 } from '@peiyu/kit/ids.ts';
import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface WebParts {
  readonly services: readonly Service[];
  readonly sessions: Pick<IdentityPort, 'session'>;
  /** Public pages, mounted at the root. */
  readonly pages: readonly Router[];
  /** Development routes under `/dev`; empty in production. */
  readonly dev: readonly Router[];
  /** Folder of the built admin; absent = the API alone. */
  readonly adminDir: string;
  readonly ready: () => Promise<boolean>;
  readonly log: Log;
}

/** One port: every service's procedures, the public pages, the admin. */
export function webServer(parts: WebParts): Server {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          'script-src': ["'self'"],
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'", 'data:'],
          'upgrade-insecure-requests': null,
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.use(compression());
  app.get('/healthz', (_req, res) => void res.json({ ok: true }));
  app.get('/readyz', async (_req, res) => {
    const ready = await parts.ready();
    res.status(ready ? 200 : 503).json({ ready });
  });
  // Guessing certificate numbers is slow for everybody (H49).
  app.use(['/v', '/verify', /^\/trpc\/certificates\/verify\./], publicLimit());
  for (const { name, router, frame } of parts.services)
    app.use(`/trpc/${name}`, trpcRouter({ frame, router, sessions: parts.sessions }));
  for (const routes of parts.dev) app.use('/dev', routes);
  for (const routes of parts.pages) app.use(routes);
  serveAdmin(app, parts.adminDir);
  return createServer(
    (req, res) => void app(req as Request, res as Response, (error: unknown) => answerLast(error, res, parts.log)),
  );
}

/** So many looks at public pages per minute and address; the answer says what to do. */
const PUBLIC_PER_MINUTE = 120;
const publicLimit = () =>
  rateLimit({
    windowMs: 60_000,
    limit: PUBLIC_PER_MINUTE,
    standardHeaders: true,
    legacyHeaders: false,
    message: '查询过于频繁，请一分钟后再试。',
  });

/** What no route answered: an unknown page, a body that could not be read, or a fault (logged in full, answered with a log id). */
function answerLast(error: unknown, res: ServerResponse, log: Log): void {
  if (res.headersSent) return void res.destroy();
  const status = error ? statusOf(error) : 404;
  const logId = uuidv7(systemClock.now(), systemRandom);
  if (status >= 500) log.error({ logId, ...errorFacts(error) }, 'fault');
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(lastWord(status, logId));
}

function lastWord(status: number, logId: string): string {
  if (status === 404) return '没有这个页面。请核对网址。';
  return status >= 500 ? `系统出错，请重试；仍不行请把日志号 ${logId} 告知系统管理员。` : '请求格式不对或内容过大。';
}

/** The single-page admin: its files with long caching by hashed name, every other path its index. */
function serveAdmin(app: Express, adminDir: string): void {
  const index = join(adminDir, 'index.html');
  if (!existsSync(index)) return;
  app.use('/assets', express.static(join(adminDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static(adminDir, { index: false }));
  app.get(/^\/(?!trpc|dev|v\/|assets).*/, (_req, res) =>
    res.setHeader('cache-control', 'no-cache').sendFile(index, { root: '/' }),
  );
}

/** Body-parser errors carry a status of the 400s; everything else is a fault. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
