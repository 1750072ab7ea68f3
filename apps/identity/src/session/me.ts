import { Unauthenticated } from '@peiyu/kit/errors.ts';
import type { Session } from '@peiyu/kit/identity-port.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { postsOn } from '../account/account.ts';
import { machineDate } from '../account/credentials.ts';
import { ROLE_NAMES } from '../appointment/duties.ts';
import type { IdentityParts } from '../parts.ts';

/** Who is signed in, as which post, and which other posts there are to switch to. */
export async function meOf({ accounts, organisations, machine, packs }: IdentityParts, session: Session) {
  const account = await accounts.find(session.accountId);
  if (!account) throw new Unauthenticated();
  const places = new Map(packs.cities().map(({ code, name }) => [code, name]));
  const appointments = await Promise.all(
    postsOn(account.state, machineDate(machine.now())).map(async ({ appointmentId, role, place, orgId }) => ({
      appointmentId,
      role,
      roleName: ROLE_NAMES[role],
      place,
      placeName: places.get(place) ?? null,
      org: orgId,
      orgName: orgId === null ? null : ((await organisations.find(orgId))?.state.name ?? null),
    })),
  );
  const { accountId, role, place } = session;
  return { accountId, role, place, org: session.org ?? null, appointments };
}

export const meProcedure = (parts: IdentityParts) => procedure.query(({ ctx }) => meOf(parts, ctx.session));
