import { Id } from '@peiyu/domain/events/fields.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { hashPassword } from '@peiyu/kit/crypto/index.ts';
import type { ChangeContext, Changed } from '@peiyu/kit/store/aggregate.ts';
import { commandId, newIdFor, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { IdentityParts } from '../parts.ts';
import { PLATFORM_PLACE } from '../platform-change.ts';
import { openAccount } from './account.ts';
import { assertPassword } from './password.ts';

const Username = z
  .string()
  .trim()
  .regex(/^[\p{L}\d][\p{L}\d._@-]{2,39}$/u, '账号名为 3 至 40 个字母、数字或 . _ @ -');
/** Only a length here: what makes a password good is the domain's refusal, which says so. */
export const Password = z.string().min(1).max(1024);

const CreateAccount = z.strictObject({
  commandId,
  username: Username,
  password: Password,
  orgId: Id.optional(),
});

export const createAccountProcedure = (parts: IdentityParts) =>
  procedure.input(CreateAccount).mutation(async ({ input, ctx }) => {
    const { username, password, orgId } = input;
    if (orgId !== undefined && !(await parts.organisations.find(orgId)))
      throw new Refusal('identity.organisation.unknown');
    const accountId = newIdFor('account', input);
    return makeAccount(parts, { accountId, username, password, personId: null }, ctx.change(input, PLATFORM_PLACE));
  });

export interface NewAccount {
  readonly accountId: string;
  readonly username: string;
  readonly password: string;
  readonly personId: string | null;
}

/** Username, aggregate, secret, in this order; each step may be repeated after a crash, and without the last nobody can log in. */
export async function makeAccount(parts: IdentityParts, made: NewAccount, ctx: ChangeContext): Promise<Changed> {
  const { accountId, username, password, personId } = made;
  assertPassword(password, username);
  if (!(await parts.credentials.take(username, accountId))) throw new Refusal('identity.account.exists');
  const hash = await hashPassword(password);
  const changed = await parts.accounts.change(accountId, ctx, (state) => openAccount(state, { accountId, personId }));
  await parts.credentials.store(accountId, hash);
  return changed;
}
