import type { BusinessClock } from '@peiyu/kit/clock.ts';
import type { Service, ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import type { Log } from '@peiyu/kit/log.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import type { Directory, IdentityService } from '@peiyu/identity';
import type { Router } from 'express';
import { createAssessment } from '@peiyu/assessment';
import { createCertificates } from '@peiyu/certificates';
import { allContracts, createRegistry } from '@peiyu/domain/events/index.ts';
import { createIdentity } from '@peiyu/identity';
import { EmbeddedBus } from '@peiyu/kit/bus/embedded.ts';
import { businessClockOf, systemClock, systemScheduler } from '@peiyu/kit/clock.ts';
import { systemRandom } from '@peiyu/kit/ids.ts';
import { Archive } from '@peiyu/kit/messages/archive.ts';
import { createReporting } from '@peiyu/reporting';
import { createSubsidies } from '@peiyu/subsidies';
import { createTraining } from '@peiyu/training';
import type { Databases } from './databases.ts';
import type { SettableClock } from './platform-clock.ts';
import { openPlatformClock } from './platform-clock.ts';

const ABSOLUTE_HOURS = 8;

export interface PlatformOptions {
  readonly databases: Databases;
  readonly packs: Packs;
  readonly directories: readonly Directory[];
  readonly keyring: Keyring;
  readonly development: boolean;
  readonly idleMinutes: number;
  /** Start of a settable business clock; undefined = machine time. */
  readonly clockStart: string | undefined;
  readonly publicUrl: () => string;
  readonly log: (service: string) => Log;
}

/** All six services in one process on the embedded bus. */
export interface Platform {
  readonly services: readonly Service[];
  readonly identity: IdentityService;
  readonly archive: Archive;
  readonly pages: readonly Router[];
  /** Undefined when the business clock is the machine's. */
  readonly clock: SettableClock | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The list that the platform is: every service gets its own database, all the same archive, bus and clocks. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { databases, packs, keyring } = options;
  const archive = new Archive(await databases.open('archive'));
  const bus = new EmbeddedBus();
  const services: Service[] = [];
  const clock = options.clockStart
    ? await openPlatformClock(await databases.open('platform'), options.clockStart, () =>
        services.map(({ kernel }) => kernel),
      )
    : undefined;
  const business: BusinessClock = clock ?? businessClockOf(systemClock);
  const shared = {
    archive,
    bus,
    business,
    machine: systemClock,
    scheduler: systemScheduler,
    random: systemRandom,
    registry: createRegistry(allContracts),
  };
  const ownOf = async (name: string) => ({ ...shared, documents: await databases.open(name), log: options.log(name) });

  const identity = createIdentity(
    { ...(await ownOf('identity')), keyring },
    {
      packs,
      directories: options.directories,
      development: options.development,
      sessions: { idleMinutes: options.idleMinutes, absoluteHours: Math.max(ABSOLUTE_HOURS, options.idleMinutes / 60) },
    },
  );
  const depsOf = async (name: string): Promise<ServiceDeps> => ({ ...(await ownOf(name)), identity: identity.port });
  const certificates = createCertificates(await depsOf('certificates'), {
    packs,
    keyring,
    publicUrl: options.publicUrl,
  });
  services.push(
    identity,
    createTraining(await depsOf('training'), { packs }),
    createAssessment(await depsOf('assessment'), { packs }),
    certificates,
    createSubsidies(await depsOf('subsidies'), { packs }),
    createReporting(await depsOf('reporting'), { packs }),
  );

  return {
    services,
    identity,
    archive,
    clock,
    pages: [certificates.pages],
    async start() {
      await archive.ensureIndexes();
      // The bus first: what the services say while starting, and what a killed process left unsent, finds its followers.
      await bus.start();
      for (const service of services) await service.start();
    },
    async stop() {
      await Promise.all(services.map((service) => service.stop()));
      await bus.stop();
    },
  };
}
