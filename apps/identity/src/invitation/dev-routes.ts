import { parsePhone } from '@peiyu/domain/values/index.ts';
import express from 'express';
import type { Router } from 'express';
import type { Invitations } from './invitations.ts';

/** Development only: `GET /outbox?phone=` shows what was sent to a phone, newest last. The host mounts it in no other mode. */
export function outboxRoutes(invitations: Invitations): Router {
  const routes = express.Router();
  routes.get('/outbox', async (req, res) => {
    const phone = parsePhone(typeof req.query['phone'] === 'string' ? req.query['phone'] : '');
    if (!phone.ok) return void res.status(400).json({ message: '请给出手机号码：?phone=' });
    const messages = await invitations.to(phone.value);
    res.json({ messages: messages.map(({ text }) => ({ text, code: /\d{6}/u.exec(text)?.[0] ?? null })) });
  });
  return routes;
}
