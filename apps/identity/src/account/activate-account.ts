import { Refusal } from '@peiyu/domain/refusal.ts';
import { hashPassword } from '@peiyu/kit/crypto/index.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, publicProcedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { IdentityParts } from '../parts.ts';
import { keysOfNumber } from '../person/person-index.ts';
import { PLATFORM_PLACE } from '../platform-change.ts';
import { loginLimits } from '../session/attempts.ts';
import { openAccount } from './account.ts';
import { Password } from './create-account.ts';
import { machineDate } from './credentials.ts';
import { assertPassword } from './password.ts';

const ActivateAccount = z.strictObject({
  commandId,
  number: z.string().min(1).max(40),
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/u, '激活码为 6 位数字'),
  password: Password,
});
type Activation = z.infer<typeof ActivateAccount>;

/**
 * A trainee takes the account of the person with this number by the one-time code. Unknown number, wrong code, used and
 * expired code answer alike. The username becomes the phone, and the number serves too: a family may share a phone.
 */
export const activateAccountProcedure = (parts: IdentityParts) =>
  publicProcedure.input(ActivateAccount).mutation(async ({ input, ctx }) => {
    const { attempts, credentials, index, invitations, audit } = parts;
    assertPassword(input.password, input.number);
    const limits = loginLimits(credentials.indexOf(input.number), ctx.address);
    await attempts.take(limits);
    const keys = keysOfNumber(input.number);
    const found = await index.find(keys);
    const personId = keys.map((key) => found.get(key)).find((id) => id !== undefined);
    const right = personId !== undefined && (await invitations.redeem(personId, input.code, input.commandId));
    const trail = { service: 'identity', tenant: PLATFORM_PLACE, purpose: 'activate', actor: 'public' };
    await audit.write(trail, {
      act: 'activate',
      count: right ? 1 : 0,
      persons: personId === undefined ? [] : [personId],
    });
    if (!right) throw new Refusal('identity.account.code');
    await attempts.forgive(limits);
    return takeAccount(parts, { personId, input, corr: ctx.corr });
  });

/** Every step may be repeated with the same command after a crash; the secret is stored last. */
async function takeAccount(parts: IdentityParts, taken: { personId: string; input: Activation; corr: string }) {
  const { accounts, credentials, business, machine } = parts;
  const { personId, input, corr } = taken;
  const accountId = derivedId('account', personId);
  const hash = await hashPassword(input.password);
  for (const username of await usernamesOf(parts, personId)) await credentials.take(username, accountId);
  const ctx: ChangeContext = {
    commandId: input.commandId,
    tenant: PLATFORM_PLACE,
    scope: EVERYWHERE,
    at: business.now(),
    actor: { id: accountId, role: 'trainee', person: personId },
    cause: input.commandId,
    corr,
  };
  const changed = await accounts.change(accountId, ctx, (state) => {
    const opened = openAccount(state, { accountId, personId });
    if (state) return [];
    const post = {
      appointmentId: derivedId('appointment', accountId),
      accountId,
      role: 'trainee',
      place: PLATFORM_PLACE,
    };
    const from = machineDate(machine.now());
    return [...opened, { type: 'identity.appointment-granted', data: { ...post, orgId: null, from, until: null } }];
  });
  await credentials.store(accountId, hash);
  return changed;
}

async function usernamesOf({ vault }: IdentityParts, personId: string): Promise<string[]> {
  const doc = (await vault.read([personId])).get(personId);
  if (!doc) throw new Refusal('identity.person.unknown');
  const { phone, number } = vault.open(doc, await vault.anyKey(doc), ['phone', 'number']);
  return [phone, number].flatMap((username) => username ?? []);
}
