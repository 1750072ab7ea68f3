import { Refusal } from '@peiyu/domain/refusal.ts';
import { hashPassword, needsRehash, verifyPassword } from '@peiyu/kit/crypto/index.ts';
import { publicProcedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { Account } from '../account/account.ts';
import { postsOn } from '../account/account.ts';
import { machineDate } from '../account/credentials.ts';
import type { IdentityParts } from '../parts.ts';
import { loginLimits, TRIES } from './attempts.ts';
import { meOf } from './me.ts';

const Login = z.strictObject({ username: z.string().min(1).max(80), password: z.string().min(1).max(1024) });

/** Unknown name and wrong password answer alike and take as long (H56). The cookie carries the token; the answer never does. */
export const loginProcedure = (parts: IdentityParts) =>
  publicProcedure.input(Login).mutation(async ({ input, ctx }) => {
    const { credentials, sessions, attempts, audit, machine } = parts;
    const limits = loginLimits(credentials.indexOf(input.username), ctx.address);
    await attempts.take(limits);
    const found = await check(parts, input);
    const trail = { service: 'identity', tenant: '000000', purpose: 'login', actor: found?.accountId ?? 'unknown' };
    await audit.write(trail, { act: 'login', count: found ? 1 : 0 });
    if (!found) throw new Refusal('identity.account.login', { tries: TRIES });
    await attempts.forgive(limits);
    const { accountId, account } = found;
    const post = postsOn(account, machineDate(machine.now()))[0];
    if (!post) throw new Refusal('identity.appointment.none');
    const token = await sessions.open(accountId, post.appointmentId);
    ctx.cookie(token);
    return meOf(parts, {
      accountId,
      role: post.role,
      place: post.place,
      ...(post.orgId === null ? {} : { org: post.orgId }),
    });
  });

async function check(
  { credentials, accounts }: IdentityParts,
  { username, password }: z.infer<typeof Login>,
): Promise<{ accountId: string; account: Account } | undefined> {
  const accountId = await credentials.accountOf(username);
  const hash = accountId === undefined ? undefined : await credentials.hashOf(accountId);
  const right = await verifyPassword(password, hash);
  if (!right || accountId === undefined || hash === undefined) return undefined;
  if (needsRehash(hash)) await credentials.rehash(accountId, hash, await hashPassword(password));
  const account = await accounts.find(accountId);
  return account && { accountId, account: account.state };
}
