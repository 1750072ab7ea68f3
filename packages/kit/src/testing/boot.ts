import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { allContracts, createRegistry } from '@peiyu/domain/events/index.ts';
import { EmbeddedBus } from '../bus/embedded.ts';
import { ManualClock, systemClock, systemScheduler } from '../clock.ts';
import type { IdentityPort, Session } from '../identity-port.ts';
import { systemRandom, uuidv7 } from '../ids.ts';
import type { Service, ServiceDeps } from '../kernel.ts';
import { createLog } from '../log.ts';
import { Archive } from '../messages/archive.ts';
import { t } from '../trpc.ts';
import { openTestDatabase } from './test-database.ts';
import { until } from '../until.ts';

/** A session of a test: what identity would answer for its cookie. */
export const sessionOf = (role: Session['role'], place: string, rest: Partial<Session> = {}): Session => ({
  accountId: `account-${role}`,
  role,
  place,
  ...rest,
});

export const newCommandId = (): string => uuidv7(Date.now(), systemRandom);

export interface Booted<S extends Service> {
  readonly service: S;
  readonly clock: ManualClock;
  readonly archive: Archive;
  readonly documents: ServiceDeps['documents'];
  /** Calls a procedure as somebody; throws what the procedure throws (the TRPCError, with the Refusal as its cause). */
  call<T = unknown>(session: Session | undefined, procedure: string, input?: unknown): Promise<T>;
  /** An event of another service, as its relay would publish it: archived, then delivered. `seq` continues per source. */
  publish(event: {
    type: string;
    src: string;
    tenant: string;
    data: Record<string, unknown>;
    at?: string;
  }): Promise<Envelope>;
  /** Resolves when nothing is unsent, no job runs, no timer is due. */
  settled(): Promise<void>;
  /** Moves the business clock, firing timers in due order on the way. */
  advanceTo(at: string): Promise<void>;
  stop(): Promise<void>;
}

/** Boots one service on a database of its own and the embedded bus. `identity` is a fake of the port, or the real one. */
export async function bootService<S extends Service>(
  create: (deps: ServiceDeps) => S,
  options: { identity: IdentityPort; now?: string },
): Promise<Booted<S>> {
  const database = await openTestDatabase();
  const archive = new Archive(database.documents);
  await archive.ensureIndexes();
  const bus = new EmbeddedBus();
  const clock = new ManualClock(options.now ?? '2026-03-09T01:00:00.000Z');
  const registry = createRegistry(allContracts);
  const log = createLog('test', 'silent');
  const service = create({
    documents: database.documents,
    archive,
    bus,
    machine: systemClock,
    business: clock,
    scheduler: systemScheduler,
    random: systemRandom,
    registry,
    identity: options.identity,
    log,
  });
  await service.start();
  await bus.start();
  const sequences = new Map<string, number>();
  const settle = async (): Promise<void> => {
    await until(
      async () => {
        await service.kernel.fireTimers();
        return service.kernel.settled();
      },
      { what: 'the service is settled' },
    );
  };

  return {
    service,
    clock,
    archive,
    documents: database.documents,
    async call<T>(session: Session | undefined, procedure: string, input?: unknown) {
      const caller = t.createCallerFactory(service.router)({
        ...service.frame,
        corr: 'test',
        session,
        token: undefined,
        address: '127.0.0.1',
        cookie: () => undefined,
      });
      let target: unknown = caller;
      for (const part of procedure.split('.')) target = (target as Record<string, unknown>)[part];
      return (await (target as (value: unknown) => Promise<unknown>)(input)) as T;
    },
    async publish({ type, src, tenant, data, at }) {
      const seq = (sequences.get(src) ?? 0) + 1;
      sequences.set(src, seq);
      const ver = registry.get(type)?.ver ?? 1;
      const event: Envelope = {
        id: `${src}/${seq}`,
        type,
        ver,
        tenant,
        src,
        seq,
        at: at ?? clock.now(),
        actor: { id: 'test', role: 'system' },
        cause: 'test',
        corr: 'test',
        data,
      };
      await archive.add([event]);
      await bus.publish([event]);
      return event;
    },
    settled: settle,
    async advanceTo(at) {
      for (;;) {
        await settle();
        const due = await service.kernel.nextDue();
        if (due === undefined || due > at) break;
        clock.set(due);
      }
      clock.set(at);
      await settle();
    },
    async stop() {
      await service.stop();
      await bus.stop();
      await database.close();
    },
  };
}
