import { t } from '@peiyu/kit/trpc.ts';
import { activateAccountProcedure } from './account/activate-account.ts';
import { createAccountProcedure } from './account/create-account.ts';
import { endAppointmentProcedure } from './appointment/end-appointment.ts';
import { grantAppointmentProcedure } from './appointment/grant-appointment.ts';
import { listCitiesProcedure } from './city/list-cities.ts';
import { addListingProcedure } from './listing/add-listing.ts';
import { endListingProcedure } from './listing/end-listing.ts';
import { listListingsProcedure } from './listing/list-listings.ts';
import { listOrganisationsProcedure } from './organisation/list-organisations.ts';
import { registerOrganisationProcedure } from './organisation/register-organisation.ts';
import type { IdentityParts } from './parts.ts';
import { namesProcedure } from './person/names.ts';
import { revealProcedure } from './person/reveal.ts';
import { loginProcedure } from './session/login.ts';
import { logoutProcedure } from './session/logout.ts';
import { meProcedure } from './session/me.ts';
import { switchPostProcedure } from './session/switch-post.ts';

/** Every procedure of identity by name. */
export const identityRouter = (parts: IdentityParts) =>
  t.router({
    session: t.router({
      login: loginProcedure(parts),
      logout: logoutProcedure(parts),
      me: meProcedure(parts),
      switch: switchPostProcedure(parts),
    }),
    account: t.router({ create: createAccountProcedure(parts), activate: activateAccountProcedure(parts) }),
    appointment: t.router({ grant: grantAppointmentProcedure(parts), end: endAppointmentProcedure(parts) }),
    organisation: t.router({ register: registerOrganisationProcedure(parts), list: listOrganisationsProcedure(parts) }),
    listing: t.router({
      add: addListingProcedure(parts),
      end: endListingProcedure(parts),
      list: listListingsProcedure(parts),
    }),
    city: t.router({ list: listCitiesProcedure(parts) }),
    person: t.router({ names: namesProcedure(parts), reveal: revealProcedure(parts) }),
  });
export type IdentityRouter = ReturnType<typeof identityRouter>;
