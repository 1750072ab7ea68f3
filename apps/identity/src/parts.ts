import type { BusinessClock, MachineClock } from '@peiyu/kit/clock.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import type { Store } from '@peiyu/kit/store/store.ts';
import type { Account, AccountEvent } from './account/account.ts';
import type { Credentials } from './account/credentials.ts';
import type { Audit } from './audit/audit.ts';
import type { City, CityEvent } from './city/city.ts';
import type { Invitations } from './invitation/invitations.ts';
import type { Listing, ListingEvent } from './listing/listing.ts';
import type { Organisation, OrganisationEvent } from './organisation/organisation.ts';
import type { PersonIndex } from './person/person-index.ts';
import type { Person, PersonEvent } from './person/person.ts';
import type { PersonRefs } from './person/refs.ts';
import type { Attempts } from './session/attempts.ts';
import type { Sessions } from './session/sessions.ts';
import type { Sealing } from './vault/sealing.ts';
import type { Vault } from './vault/vault.ts';

/** The parts identity's procedures are made of, wired once in service.ts. */
export interface IdentityParts {
  readonly machine: MachineClock;
  readonly business: BusinessClock;
  readonly packs: Packs;
  readonly cities: Store<City, CityEvent>;
  readonly organisations: Store<Organisation, OrganisationEvent>;
  readonly listings: Store<Listing, ListingEvent>;
  readonly accounts: Store<Account, AccountEvent>;
  readonly persons: Store<Person, PersonEvent>;
  readonly vault: Vault;
  readonly sealing: Sealing;
  readonly index: PersonIndex;
  readonly refs: PersonRefs;
  readonly audit: Audit;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly invitations: Invitations;
}
