import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  AccountActivated,
  AccountCreated,
  AppointmentEnded,
  AppointmentGranted,
} from '@peiyu/domain/events/identity.ts';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import { conflictOf, ROLE_NAMES } from '../appointment/duties.ts';

export type AccountEvent =
  | EventOf<typeof AccountCreated>
  | EventOf<typeof AccountActivated>
  | EventOf<typeof AppointmentGranted>
  | EventOf<typeof AppointmentEnded>;

/** A role at a place for a body, from–until by the machine's date (until included, null = open). */
export interface Appointment {
  readonly appointmentId: string;
  readonly role: Role;
  readonly place: string;
  readonly orgId: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly ended: boolean;
}

/** An account without its secrets: those are in the credentials, which no event ever sees. */
export interface Account {
  readonly personId: string | null;
  readonly status: 'created' | 'active';
  readonly appointments: readonly Appointment[];
}

export function evolveAccount(state: Account | undefined, event: AccountEvent): Account {
  const account = state ?? { personId: null, status: 'created', appointments: [] };
  switch (event.type) {
    case 'identity.account-created':
      return { ...account, personId: event.data.personId };
    case 'identity.account-activated':
      return { ...account, status: 'active' };
    case 'identity.appointment-granted': {
      const { appointmentId, place, orgId, from, until } = event.data;
      const role = event.data.role as Role;
      return {
        ...account,
        appointments: [...account.appointments, { appointmentId, role, place, orgId, from, until, ended: false }],
      };
    }
    case 'identity.appointment-ended':
      return {
        ...account,
        appointments: account.appointments.map((held) =>
          held.appointmentId === event.data.appointmentId ? { ...held, ended: true } : held,
        ),
      };
  }
}

/** A new account, usable at once; one that exists is left as it is, so that a crashed creation can be repeated. */
export function openAccount(
  state: Account | undefined,
  made: { accountId: string; personId: string | null },
): AccountEvent[] {
  if (state) return [];
  return [
    { type: 'identity.account-created', data: made },
    { type: 'identity.account-activated', data: { accountId: made.accountId } },
  ];
}

export type Grant = EventOf<typeof AppointmentGranted>['data'] & { readonly role: Role };

/** Appoints; refuses the same post twice and duties that one person must not unite (desks 3.2 F11). */
export function grantAppointment(state: Account, grant: Grant): AccountEvent[] {
  const { role, place, orgId, from, until } = grant;
  if (until !== null && until < from) throw new Refusal('identity.appointment.dates');
  const live = state.appointments.filter((held) => !held.ended && (held.until === null || held.until >= from));
  if (live.some((held) => held.role === role && held.place === place && held.orgId === orgId)) {
    throw new Refusal('identity.appointment.exists');
  }
  const other = live.find((held) => conflictOf(role, held.role));
  if (other) throw new Refusal('identity.duty.conflict', { role: ROLE_NAMES[role], other: ROLE_NAMES[other.role] });
  return [{ type: 'identity.appointment-granted', data: grant }];
}

/** Ends a post at once; ended already means nothing to do. */
export function endAppointment(
  state: Account,
  end: { accountId: string; appointmentId: string; reason: string },
): AccountEvent[] {
  const held = state.appointments.find((candidate) => candidate.appointmentId === end.appointmentId);
  if (!held) throw new Refusal('identity.appointment.unknown');
  return held.ended ? [] : [{ type: 'identity.appointment-ended', data: end }];
}

/** The posts one may act from on a date. */
export const postsOn = (account: Account, date: string): Appointment[] =>
  account.appointments.filter(({ ended, from, until }) => !ended && from <= date && (until === null || until >= date));

export const accountDefinition: AggregateDefinition<Account, AccountEvent> = {
  type: 'account',
  collection: 'accounts',
  evolve: evolveAccount,
};
