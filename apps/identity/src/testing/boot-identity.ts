import { Keyring } from '@peiyu/kit/crypto/index.ts';
import type { IdentityPort, Purpose, Session } from '@peiyu/kit/identity-port.ts';
import type { ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import type { Booted } from '@peiyu/kit/testing/boot.ts';
import { bootService, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { t } from '@peiyu/kit/trpc.ts';
import express from 'express';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadDirectories } from '../directory/directory.ts';
import type { IdentityService } from '../service.ts';
import { createIdentity } from '../service.ts';

const PACKS = join(import.meta.dirname, '../../../../packs');

export interface BootedIdentity extends Booted<IdentityService> {
  readonly port: IdentityPort;
  readonly packs: Packs;
  /** A browser: keeps its cookie. */
  browser(address?: string): Browser;
}

export interface Browser {
  token: string | undefined;
  /** The procedures as this browser may call them now. */
  api(): Promise<ReturnType<ReturnType<typeof callerOf>>>;
}

const callerOf = (service: IdentityService) => t.createCallerFactory(service.router);

/** Identity on a database of its own, with the real packs and directories. */
export async function bootIdentity(): Promise<BootedIdentity> {
  const packs = await loadPacks(PACKS, []);
  const directories = await loadDirectories(join(PACKS, 'directories'));
  const keyring = new Keyring([{ version: 1, bytes: randomBytes(32) }]);
  const settings = { packs, directories, development: true, sessions: { idleMinutes: 15, absoluteHours: 8 } };
  const create = (deps: ServiceDeps): IdentityService => createIdentity({ ...deps, keyring }, settings);
  const booted = await bootService(create, { identity: nobody });
  const { service } = booted;
  const browser = (address = '127.0.0.1'): Browser => {
    const state: Browser = {
      token: undefined,
      async api() {
        const session = state.token === undefined ? undefined : await service.port.session(state.token);
        const cookie = (token: string | null): void => {
          state.token = token ?? undefined;
        };
        return callerOf(service)({ ...service.frame, corr: 'test', session, token: state.token, address, cookie });
      },
    };
    return state;
  };
  return { ...booted, port: service.port, packs, browser };
}

const unused = (): never => {
  throw new Error('identity asks itself, never another port');
};
const nobody: IdentityPort = {
  session: unused,
  admit: unused,
  match: unused,
  disclose: unused,
  personRefs: unused,
  resolveRefs: unused,
  seal: unused,
  open: unused,
};

export const system: Session = sessionOf('system', '000000');
export const asking = (tenant: string): Purpose => ({
  service: 'training',
  tenant,
  purpose: 'roster',
  actor: 'account-ti',
});

/** The code last sent to a phone, as the development outbox shows it over HTTP. */
export async function outboxCode(identity: BootedIdentity, phone: string): Promise<string> {
  const routes = identity.service.devRoutes();
  if (!routes) throw new Error('no outbox outside development');
  const server = createServer(express().use('/dev', routes)).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/dev/outbox?phone=${phone}`);
    const { messages } = (await answer.json()) as { messages: { code: string }[] };
    return messages.at(-1)?.code ?? '';
  } finally {
    server.close();
  }
}
