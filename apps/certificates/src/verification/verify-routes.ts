import type { Request, Response, Router } from 'express';
import { businessDate, dateText } from '@peiyu/domain/calendar/index.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import express from 'express';
import type { CertificatesParts } from '../parts.ts';
import type { Verification } from './verify.ts';
import { CONTENT_POLICY } from './page-style.ts';
import { formPage, resultPage } from './pages.ts';
import { verifyById, verifyByNumber } from './verify.ts';

/**
 * The public check, without login, cookie or script: `GET /v/<id>`, `GET /v/<id>.json`, `GET /verify` and its form,
 * `GET /verify/keys.json` (the keys that signatures are checked with). Never cached, never indexed. The host limits the rate.
 */
export function verifyRoutes(parts: CertificatesParts): Router {
  const routes = express.Router();
  routes.get('/v/:file', async (req: Request, res: Response) => {
    const asked = req.params['file'];
    const file = typeof asked === 'string' ? asked : '';
    const json = file.endsWith('.json');
    const found = await verifyById(parts, json ? file.slice(0, -'.json'.length) : file);
    if (json) send(res, found).json(found);
    else sendPage(res, found, parts);
  });
  routes.get('/verify', (_req: Request, res: Response) => void guarded(res).type('html').send(formPage()));
  routes.get(
    '/verify/keys.json',
    (_req: Request, res: Response) => void guarded(res).json({ keys: parts.keys.publicKeys }),
  );
  routes.post('/verify', express.urlencoded({ extended: false, limit: '4kb' }), async (req: Request, res: Response) => {
    const [number, name] = [field(req, 'number'), field(req, 'name')];
    if (number === '' || name === '') {
      guarded(res)
        .status(400)
        .type('html')
        .send(formPage(refusalText('certificates.verify.input')));
      return;
    }
    sendPage(res, await verifyByNumber(parts, { number, name }), parts);
  });
  return routes;
}

const field = (req: Request, name: string): string => {
  const body: unknown = req.body;
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value.trim().slice(0, 200) : '';
};

const guarded = (res: Response): Response =>
  res
    .set('content-security-policy', CONTENT_POLICY)
    .set('cache-control', 'no-store')
    .set('referrer-policy', 'no-referrer')
    .set('x-robots-tag', 'noindex');

const send = (res: Response, found: Verification): Response =>
  guarded(res).status(found.status === 'unknown' ? 404 : 200);

function sendPage(res: Response, found: Verification, { deps }: CertificatesParts): void {
  const now = deps.business.now();
  // Shanghai is eight hours ahead of the instant's own clock, all year.
  const time = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(11, 16);
  send(res, found)
    .type('html')
    .send(resultPage(found, `${dateText(businessDate(now))} ${time}`));
}
