import type { AnyRouter } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import { systemClock } from './clock.ts';
import { systemRandom, uuidv7 } from './ids.ts';
import type { Request, Response, Router } from 'express';

import type { IdentityPort, Session } from './identity-port.ts';
import { Problem } from './errors.ts';
import type { RequestContext, ServiceFrame } from './trpc.ts';
import { onTheWire } from './trpc.ts';

/** `__Host-`: only this host, whole site, secure; browsers take http://localhost as secure. */
export const SESSION_COOKIE = '__Host-peiyu';
/** Largest request: a spreadsheet of 8 MB in base64 and its form. */
export const BODY_LIMIT = '12mb';
const CORRELATION = /^[A-Za-z0-9-]{8,64}$/;

export interface MountDeps {
  readonly frame: ServiceFrame;
  readonly router: AnyRouter;
  readonly sessions: Pick<IdentityPort, 'session'>;
}

/** The tRPC face of one service as an express router. */
export function trpcRouter(deps: MountDeps): Router {
  const app = express.Router();
  app.use(sameSite);
  app.use(express.json({ limit: BODY_LIMIT }));
  app.use(
    createExpressMiddleware({
      router: deps.router,
      maxBatchSize: 20,
      createContext: ({ req, res }) => requestContext(deps, req, res),
    }),
  );
  return app;
}

async function requestContext(deps: MountDeps, req: Request, res: Response): Promise<RequestContext> {
  const token = cookieOf(req);
  const session = token ? await sessionOf(deps, token) : undefined;
  const asked = req.headers['x-correlation-id'];
  const corr = typeof asked === 'string' && CORRELATION.test(asked) ? asked : uuidv7(systemClock.now(), systemRandom);
  res.setHeader('x-correlation-id', corr);
  return { ...deps.frame, corr, session, token, address: req.ip ?? '', cookie: (value) => setCookie(res, value) };
}

/** Asked before any procedure runs, so what it throws meets no middleware: it gets its status here. */
async function sessionOf(deps: MountDeps, token: string): Promise<Session | undefined> {
  try {
    return await deps.sessions.session(token);
  } catch (error) {
    throw error instanceof Problem ? onTheWire(error) : error;
  }
}

export function cookieOf(req: Request): string | undefined {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === SESSION_COOKIE) return part.slice(at + 1).trim();
  }
  return undefined;
}

function setCookie(res: Response, token: string | null): void {
  res.cookie(SESSION_COOKIE, token ?? '', {
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    path: '/',
    ...(token === null ? { maxAge: 0 } : {}),
  });
}

/** Cross-site writes are refused: JSON only, and an Origin, where a browser sends one, must be our own (H61). */
function sameSite(req: Request, res: Response, next: () => void): void {
  const { origin, host } = req.headers;
  const foreign = origin !== undefined && hostOf(origin) !== host;
  const notJson = req.method === 'POST' && !(req.headers['content-type'] ?? '').startsWith('application/json');
  if (!foreign && !notJson) return next();
  res.status(403).json({
    error: {
      message: '请求来源不被允许，请从本平台页面操作',
      code: -32003,
      data: { code: 'FORBIDDEN', httpStatus: 403, reason: 'kit.forbidden', facts: {} },
    },
  });
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
