import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { newCode } from '@peiyu/kit/crypto/index.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { IdentityParts } from '../parts.ts';
import { PLATFORM_PLACE, platformChange } from '../platform-change.ts';
import { grantAppointment } from './account.ts';
import { makeAccount } from './create-account.ts';

const ACCOUNT = derivedId('account', 'first-administrator');

/**
 * Makes the platform's first account. Gives the password it was made with, once; undefined when one exists already.
 * The secret is stored last: a start that was killed before it makes the account again, with a new password.
 */
export async function ensureFirstAdministrator(
  parts: IdentityParts,
  asked: { username: string; password?: string },
): Promise<string | undefined> {
  if ((await parts.credentials.hashOf(ACCOUNT)) !== undefined) return undefined;
  const password = asked.password ?? newCode(16);
  const change = (key: string) => platformChange(parts.business, { key: ['first-administrator', key] });
  const made = { accountId: ACCOUNT, username: asked.username, password, personId: null };
  // Granted before the secret is stored, so that nobody logs in to an account without a post.
  await parts.accounts.change(ACCOUNT, change('grant'), (state) => {
    if (state) return [];
    const from = businessDate(parts.machine.now());
    const grant = { appointmentId: derivedId('appointment', ACCOUNT), accountId: ACCOUNT, role: 'system' as const };
    const account = { personId: null, status: 'active' as const, appointments: [] };
    return [
      { type: 'identity.account-created' as const, data: { accountId: ACCOUNT, personId: null } },
      { type: 'identity.account-activated' as const, data: { accountId: ACCOUNT } },
      ...grantAppointment(account, { ...grant, place: PLATFORM_PLACE, orgId: null, from, until: null }),
    ];
  });
  await makeAccount(parts, made, change('account'));
  return password;
}
