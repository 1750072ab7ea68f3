import { Id } from '@peiyu/domain/events/fields.ts';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import { ROLES } from '@peiyu/domain/permissions/roles.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { DivisionCode, divisionKind } from '@peiyu/domain/values/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, newIdFor, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { grantAppointment } from '../account/account.ts';
import { RealDate } from '../listing/add-listing.ts';
import { ORGANISATION_KIND_NAMES } from '../organisation/organisation.ts';
import type { IdentityParts } from '../parts.ts';
import { assertKnownPlace } from '../place.ts';
import { PLATFORM_PLACE } from '../platform-change.ts';
import { BODY_OF_ROLE, mayStandAt, ROLE_NAMES } from './duties.ts';

/** A trainee's post comes with the activation of the account, never by grant. */
const GrantableRole = z.enum(ROLES).exclude(['trainee']);

const GrantAppointment = z.strictObject({
  commandId,
  accountId: Id,
  role: GrantableRole,
  place: DivisionCode,
  orgId: Id.optional(),
  from: RealDate,
  until: RealDate.nullable().default(null),
});

export const grantAppointmentProcedure = (parts: IdentityParts) =>
  procedure.input(GrantAppointment).mutation(async ({ input, ctx }) => {
    const { accountId, role, place, from, until } = input;
    const orgId = input.orgId ?? null;
    assertKnownPlace(parts.packs, place);
    if (!mayStandAt(role, divisionKind(place))) {
      throw new Refusal('identity.appointment.place', { role: ROLE_NAMES[role], place });
    }
    await assertBody(parts, role, orgId);
    const appointmentId = newIdFor('appointment', input);
    const changed = await parts.accounts.change(accountId, ctx.change(input, PLATFORM_PLACE), (state) => {
      if (!state) throw new NotFound();
      return grantAppointment(state, { appointmentId, accountId, role, place, orgId, from, until });
    });
    return { ...changed, appointmentId };
  });

async function assertBody({ organisations }: IdentityParts, role: Role, orgId: string | null): Promise<void> {
  const wanted = BODY_OF_ROLE[role];
  const organisation = orgId === null ? undefined : await organisations.find(orgId);
  if (orgId !== null && !organisation) throw new Refusal('identity.organisation.unknown');
  if (wanted !== undefined && !organisation?.state.kinds.includes(wanted)) {
    throw new Refusal('identity.organisation.kind', { kind: ORGANISATION_KIND_NAMES[wanted] });
  }
}
