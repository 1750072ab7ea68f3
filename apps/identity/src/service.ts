import { identityPermissions } from '@peiyu/domain/permissions/identity.ts';
import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import type { IdentityPort } from '@peiyu/kit/identity-port.ts';
import type { Service, ServiceDeps } from '@peiyu/kit/kernel.ts';
import { Kernel } from '@peiyu/kit/kernel.ts';
import { errorFacts } from '@peiyu/kit/log.ts';
import type { Router } from 'express';
import { accountDefinition } from './account/account.ts';
import { Credentials } from './account/credentials.ts';
import { ensureFirstAdministrator } from './account/first-administrator.ts';
import { AUDIT, Audit } from './audit/audit.ts';
import { cityDefinition } from './city/city.ts';
import { loadCities } from './city/load-cities.ts';
import { takeDirectory } from './directory/take-directory.ts';
import { outboxRoutes } from './invitation/dev-routes.ts';
import { INVITATIONS, Invitations } from './invitation/invitations.ts';
import { listingDefinition } from './listing/listing.ts';
import { organisationDefinition } from './organisation/organisation.ts';
import type { IdentityParts } from './parts.ts';
import { PersonIndex } from './person/person-index.ts';
import { personDefinition } from './person/person.ts';
import { PersonRefs } from './person/refs.ts';
import { identityPort } from './port.ts';
import type { IdentityRouter } from './router.ts';
import { identityRouter } from './router.ts';
import { ATTEMPTS, Attempts } from './session/attempts.ts';
import { SESSIONS, Sessions } from './session/sessions.ts';
import type { IdentitySettings } from './settings.ts';
import { Sealing } from './vault/sealing.ts';
import { TenantKeys } from './vault/tenant-keys.ts';
import { Vault } from './vault/vault.ts';

const SEND_MS = 1_000;
const SWEEP_MS = 60_000;

/** What identity is made with: everybody's parts, without the port that it is itself, and the master keys. */
export type IdentityDeps = Omit<ServiceDeps, 'identity'> & { readonly keyring: Keyring };

export interface IdentityService extends Service<IdentityRouter> {
  /** For the other services, in this process or behind its HTTP face. */
  readonly port: IdentityPort;
  /** Gives the password of the first account, once; undefined when there is one. Call after `start`. */
  ensureFirstAdministrator(asked: { username: string; password?: string }): Promise<string | undefined>;
  /** Routes to mount under `/dev`; undefined unless settings say development. */
  devRoutes(): Router | undefined;
}

/** The composition root of identity. */
export function createIdentity(deps: IdentityDeps, settings: IdentitySettings): IdentityService {
  const port = identityPort(() => parts);
  const kernel = new Kernel('identity', { ...deps, identity: port });
  const parts = partsOf(kernel, deps, settings);
  kernel.view(SESSIONS, [{ keys: { endsAt: 1 } }]);
  kernel.view(ATTEMPTS, [{ keys: { since: 1 } }]);
  kernel.view(INVITATIONS, [{ keys: { phone: 1, expiresAt: 1 } }, { keys: { sentAt: 1, expiresAt: 1 } }]);
  kernel.view(AUDIT, [{ keys: { tenant: 1, at: 1 } }]);
  const service = kernel.service(identityRouter(parts), identityPermissions);
  const stops: (() => Promise<void>)[] = [];
  return {
    ...service,
    port,
    ensureFirstAdministrator: (asked) => ensureFirstAdministrator(parts, asked),
    devRoutes: () => (settings.development ? outboxRoutes(parts.invitations) : undefined),
    async start() {
      await service.start();
      await loadCities(parts);
      for (const directory of settings.directories) await takeDirectory(parts, directory);
      stops.push(...housekeeping(parts, deps, settings));
    },
    async stop() {
      await Promise.all(stops.splice(0).map((stop) => stop()));
      await service.stop();
    },
  };
}

function partsOf(kernel: Kernel, deps: IdentityDeps, settings: IdentitySettings): IdentityParts {
  const { documents, machine, business, random, keyring } = deps;
  const tenantKeys = new TenantKeys(documents, keyring);
  const vault = new Vault(documents, tenantKeys);
  const audit = new Audit(documents, machine, random);
  const accounts = kernel.store(accountDefinition);
  const accountOf = async (accountId: string) => (await accounts.find(accountId))?.state;
  return {
    machine,
    business,
    packs: settings.packs,
    cities: kernel.store(cityDefinition),
    organisations: kernel.store(organisationDefinition),
    listings: kernel.store(listingDefinition),
    accounts,
    persons: kernel.store(personDefinition),
    vault,
    sealing: new Sealing(vault, tenantKeys, audit),
    index: new PersonIndex(documents, keyring),
    refs: new PersonRefs(keyring, vault),
    audit,
    credentials: new Credentials(documents, keyring),
    sessions: new Sessions({ documents, machine, limits: settings.sessions, accountOf }),
    attempts: new Attempts(documents, machine),
    invitations: new Invitations(documents, machine, { keyring, tenantKeys }),
  };
}

/** Sends what waits and removes what is over; an error is logged and tried again at the next turn. */
function housekeeping(
  parts: IdentityParts,
  deps: IdentityDeps,
  { messenger }: IdentitySettings,
): (() => Promise<void>)[] {
  const every = (ms: number, source: string, work: () => Promise<void>) =>
    deps.scheduler.every(ms, async () => {
      try {
        await work();
      } catch (error) {
        deps.log.warn({ source, ...errorFacts(error) }, 'retried later');
      }
    });
  const sweeps = every(SWEEP_MS, 'identity-sweep', async () => {
    await parts.sessions.sweep();
    await parts.attempts.sweep();
  });
  return messenger ? [sweeps, every(SEND_MS, 'identity-messenger', () => parts.invitations.send(messenger))] : [sweeps];
}
