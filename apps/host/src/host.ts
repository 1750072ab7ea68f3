import { Refusal, refusalText } from '@peiyu/domain/refusal.ts';
import { loadDirectories } from '@peiyu/identity';
import { Keyring, loadOrCreateMasterKey } from '@peiyu/kit/crypto/index.ts';
import { Busy } from '@peiyu/kit/errors.ts';
import { createLog } from '@peiyu/kit/log.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { HostConfig } from './config.ts';
import { WrongSetting } from './config.ts';
import type { Platform } from './platform.ts';
import { openDatabases } from './databases.ts';
import { devRoutes } from './dev-routes.ts';
import { listen } from './listen.ts';
import { createPlatform } from './platform.ts';
import { webServer } from './web.ts';

export const FIRST_ADMINISTRATOR = 'admin';

export interface Host {
  readonly url: string;
  readonly platform: Platform;
  /** Password of the first administrator, when this start made the account and none was given. */
  readonly madePassword: string | undefined;
  /** Takes no new requests, drains the work, closes the database. */
  stop(): Promise<void>;
}

/** The whole platform in one process on an engine that runs already. */
export async function startHost(config: HostConfig, databaseUrl: string): Promise<Host> {
  const log = (service: string) => createLog(service, config.logLevel);
  const dataDir = resolve(config.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const packs = await loadPacks(resolve(config.packsDir), config.overlays);
  const directories = await loadDirectories(join(resolve(config.packsDir), 'directories'));
  const keyring = new Keyring(await loadOrCreateMasterKey(join(dataDir, 'master.key')));
  const databases = openDatabases(databaseUrl, config.databasePrefix);
  let url = config.publicUrl ?? '';
  const platform = await createPlatform({
    databases,
    packs,
    directories,
    keyring,
    log,
    development: config.development,
    idleMinutes: config.idleMinutes,
    clockStart: config.clockStart,
    publicUrl: () => url,
  });
  await platform.start();
  const madePassword = await firstAdministrator(platform, config.adminPassword);
  const server = webServer({
    services: platform.services,
    sessions: platform.identity.port,
    pages: platform.pages,
    dev: development(config, platform),
    adminDir: resolve('apps/admin/dist'),
    log: log('host'),
    ready: () => answers(platform),
  });
  const listening = await listen(server, { port: config.port, address: config.address });
  const address = `http://localhost:${listening.port}`;
  url = config.publicUrl ?? address;
  return {
    url: address,
    platform,
    madePassword: config.adminPassword ? undefined : madePassword,
    async stop() {
      await listening.close();
      await platform.stop();
      await databases.close();
    },
  };
}

/** Ready = the database answers; a platform that is up but cut off from it takes no traffic. */
async function answers(platform: Platform): Promise<boolean> {
  try {
    await platform.archive.page({}, 1);
    return true;
  } catch (error) {
    if (error instanceof Busy) return false;
    throw error;
  }
}

/** A password that the account rules refuse is a wrong setting, said in one line. */
async function firstAdministrator(platform: Platform, password: string | undefined): Promise<string | undefined> {
  try {
    return await platform.identity.ensureFirstAdministrator({
      username: FIRST_ADMINISTRATOR,
      ...(password ? { password } : {}),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new WrongSetting(`设置 PEIYU_ADMIN_PASSWORD 有误：${refusalText(error.code, error.facts)}`);
  }
}

function development(config: HostConfig, platform: Platform) {
  if (!config.development) return [];
  const outbox = platform.identity.devRoutes();
  const kernels = () => platform.services.map(({ kernel }) => kernel);
  return [...(outbox ? [outbox] : []), devRoutes({ clock: platform.clock, archive: platform.archive, kernels })];
}
