import { z } from 'zod';
import { defineEvent } from './contract.ts';
import { BusinessDate, Division, Id, Occupation, Reason } from './fields.ts';

export const OrganisationKind = z.enum(['trainingInstitution', 'evaluationInstitution', 'employer', 'bureau']);
export const ListingKind = z.enum(['training', 'evaluation']);
const listing = { listingId: Id, orgId: Id, kind: ListingKind, occupation: Occupation, place: Division };

export const CityLoaded = defineEvent('identity.city-loaded', {
  code: Division,
  name: z.string().max(40),
  packVersion: z.string().max(80),
  hash: z.string().max(80),
});
/** Source `organisation/<orgId>`. The name is the public name of a body, never of a person. */
export const OrganisationRegistered = defineEvent('identity.organisation-registered', {
  orgId: Id,
  name: z.string().max(120),
  kinds: z.array(OrganisationKind),
  division: Division,
});
/** A catalogue entry: this body may train or evaluate this occupation at this place, from–until (until included; null = open). W-II, H-II(1), B1. */
export const ListingAdded = defineEvent('identity.listing-added', {
  ...listing,
  from: BusinessDate,
  until: BusinessDate.nullable(),
});
export const ListingEnded = defineEvent('identity.listing-ended', { ...listing, until: BusinessDate, reason: Reason });
export const PersonRegistered = defineEvent('identity.person-registered', { personId: Id });
export const PersonCorrected = defineEvent('identity.person-corrected', {
  personId: Id,
  fields: z.array(z.string().max(40)),
});
export const AccountCreated = defineEvent('identity.account-created', { accountId: Id, personId: Id.nullable() });
export const AccountActivated = defineEvent('identity.account-activated', { accountId: Id });
export const AccountDisabled = defineEvent('identity.account-disabled', { accountId: Id, reason: Reason });
export const AppointmentGranted = defineEvent('identity.appointment-granted', {
  appointmentId: Id,
  accountId: Id,
  role: z.string().max(40),
  place: Division,
  orgId: Id.nullable(),
  from: BusinessDate,
  until: BusinessDate.nullable(),
});
export const AppointmentEnded = defineEvent('identity.appointment-ended', {
  appointmentId: Id,
  accountId: Id,
  reason: Reason,
});

export const identityEvents = [
  CityLoaded,
  OrganisationRegistered,
  ListingAdded,
  ListingEnded,
  PersonRegistered,
  PersonCorrected,
  AccountCreated,
  AccountActivated,
  AccountDisabled,
  AppointmentGranted,
  AppointmentEnded,
] as const;
