import type { DomainEvent, Envelope, EventContract } from '@peiyu/domain/events/contract.ts';
import type { PermissionTable } from '@peiyu/domain/permissions/roles.ts';
import type { AnyRouter } from '@trpc/server';
import type { Bus } from './bus/bus.ts';
import type { BusinessClock, MachineClock, Scheduler } from './clock.ts';
import type { IdentityPort } from './identity-port.ts';
import type { Random } from './ids.ts';
import type { Log } from './log.ts';
import type { Archive } from './messages/archive.ts';
import type { ConsumerDefinition } from './messages/consumer.ts';
import type { IndexSpec } from './mongo/documents.ts';
import type { QueryDocuments } from './mongo/mongo-documents.ts';
import type { AggregateDefinition } from './store/aggregate.ts';
import type { ServiceFrame } from './trpc.ts';
import { Jobs } from './jobs/jobs.ts';
import { errorFacts } from './log.ts';
import { Consumer } from './messages/consumer.ts';
import { Cursors } from './messages/cursors.ts';
import { Parking } from './messages/parking.ts';
import { Relay } from './messages/relay.ts';
import { Reservations } from './reservations.ts';
import { Store } from './store/store.ts';
import { Timers, timed } from './timers.ts';
import { missingPermissions } from './trpc.ts';

/** Everything a service gets from outside; its factory takes this and nothing else. */
export interface ServiceDeps {
  readonly documents: QueryDocuments;
  readonly archive: Archive;
  readonly bus: Bus;
  readonly machine: MachineClock;
  readonly business: BusinessClock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly registry: ReadonlyMap<string, EventContract>;
  readonly identity: IdentityPort;
  readonly log: Log;
}

/** A running service as the host sees it. */
export interface Service<R extends AnyRouter = AnyRouter> {
  readonly name: string;
  readonly router: R;
  readonly frame: ServiceFrame;
  readonly kernel: Kernel;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The parts every service is made of, wired once: stores, relay, consumers, timers, reservations, jobs. */
export class Kernel {
  readonly name: string;
  readonly deps: ServiceDeps;
  readonly parking: Parking;
  readonly jobs: Jobs;
  readonly #relay: Relay;
  readonly #timers: Timers;
  readonly #cursors: Cursors;
  readonly #stores: { ensureIndexes(): Promise<void> }[] = [];
  readonly #consumers: Consumer[] = [];
  readonly #reservations: Reservations[] = [];
  readonly #collections = new Map<string, readonly IndexSpec[]>();
  readonly #stops: (() => Promise<void>)[] = [];
  readonly #onError = (error: unknown, source: string): void =>
    this.deps.log.warn({ source, ...errorFacts(error) }, 'retried later');
  #stopping = false;
  #activity = 0;

  constructor(name: string, deps: ServiceDeps) {
    this.name = name;
    this.deps = deps;
    const { documents, archive, bus, machine, business, scheduler } = deps;
    const onError = this.#onError;
    this.parking = new Parking(documents, machine);
    this.#cursors = new Cursors(documents);
    this.#relay = new Relay({ documents, archive, bus, machine, scheduler, onError });
    this.#timers = new Timers({ documents, business, scheduler, onError });
    const ask = (tenant: string) => ({ service: name, tenant, purpose: 'job', actor: name });
    this.jobs = new Jobs({
      documents,
      scheduler,
      onError,
      sealer: {
        seal: (tenant, record, plain) => deps.identity.seal(ask(tenant), { record, field: 'payload' }, plain),
        open: (tenant, record, sealed) => deps.identity.open(ask(tenant), { record, field: 'payload' }, sealed),
      },
    });
  }

  store<S, E extends DomainEvent>(definition: AggregateDefinition<S, E>): Store<S, E> {
    const { documents, machine, registry } = this.deps;
    const versionOf = (type: string): number => {
      const contract = registry.get(type);
      if (!contract) throw new Error(`event type without a contract: ${type}`);
      return contract.ver;
    };
    const store = new Store(definition, {
      documents,
      machine,
      versionOf,
      committed: (collection, source, unsent) => {
        this.#activity += 1;
        this.#relay.wake(collection, source, unsent);
      },
    });
    this.#stores.push(store);
    this.#relay.watch(definition.collection);
    if (definition.timer) this.#timers.watch(timed(store));
    return store;
  }

  /** Declares a view's collection with the indexes its queries need; gives its name back. */
  view(collection: string, indexes: readonly IndexSpec[]): string {
    this.#collections.set(collection, indexes);
    return collection;
  }

  follow(definition: ConsumerDefinition): void {
    const { archive, registry, scheduler, log, bus } = this.deps;
    const consumer = new Consumer(definition, {
      archive,
      registry,
      scheduler,
      cursors: this.#cursors,
      parking: this.parking,
      stopping: () => this.#stopping,
      onError: this.#onError,
      onParked: (name, event: Envelope, error) =>
        log.error({ consumer: name, event: event.id, type: event.type, ...errorFacts(error) }, 'parked'),
    });
    this.#consumers.push(consumer);
    bus.subscribe({
      group: consumer.group,
      services: consumer.services,
      handle: async (events) => {
        try {
          await consumer.handle(events);
        } finally {
          this.#activity += 1;
        }
      },
    });
  }

  reservations<S, E extends DomainEvent>(owners: Store<S, E>): Reservations {
    const reservations = new Reservations(this.deps.documents, { machine: this.deps.machine, owners });
    this.#reservations.push(reservations);
    return reservations;
  }

  /** Redrives the parked events of one source for one consumer; false when one fails again or the consumer is unknown. */
  async redrive(consumer: string, src: string): Promise<boolean> {
    return (await this.#consumers.find((candidate) => candidate.name === consumer)?.redrive(src)) ?? false;
  }

  /** Puts the parts together; refuses a procedure without a permission row. */
  service<R extends AnyRouter>(router: R, permissions: PermissionTable): Service<R> {
    const missing = missingPermissions(this.name, router, permissions);
    if (missing.length > 0) throw new Error(`procedures without a permission row: ${missing.join(', ')}`);
    const { business, log } = this.deps;
    return {
      name: this.name,
      router,
      kernel: this,
      frame: { service: this.name, permissions, business, log },
      start: () => this.start(),
      stop: () => this.stop(),
    };
  }

  /** Indexes, then consumers, relay, timers, jobs. The bus is started by the host when all services have subscribed. */
  async start(): Promise<void> {
    this.#stopping = false;
    for (const store of this.#stores) await store.ensureIndexes();
    for (const reservations of this.#reservations) await reservations.ensureIndexes();
    for (const [collection, indexes] of this.#collections) await this.deps.documents.ensureIndexes(collection, indexes);
    await Promise.all([this.parking.ensureIndexes(), this.jobs.ensureIndexes()]);
    for (const consumer of this.#consumers) consumer.start();
    this.#relay.start();
    this.#timers.start();
    this.jobs.start();
    for (const reservations of this.#reservations) {
      this.#stops.push(reservations.start(this.deps.scheduler, this.#onError));
    }
  }

  /** Work under way ends; what was said and not sent stays in the outboxes. */
  async stop(): Promise<void> {
    await Promise.all([this.jobs.stop(), this.#timers.stop(), ...this.#stops.splice(0).map((stop) => stop())]);
    await this.#relay.stop();
    this.#stopping = true;
  }

  /** Grows with each commit of this process and each delivery to it: what changed nothing in between is one look. */
  get activity(): number {
    return this.#activity;
  }

  /**
   * True when nothing is unsent, no job runs and no timer is due, and nothing happened while that was looked at: what
   * the business clock waits for.
   */
  async settled(): Promise<boolean> {
    const before = this.#activity;
    if ((await this.#relay.depth()) > 0) return false;
    if ((await this.jobs.running()) > 0) return false;
    const due = await this.#timers.nextDue();
    if (due !== undefined && due <= this.deps.business.now()) return false;
    return this.#activity === before;
  }

  nextDue(): Promise<string | undefined> {
    return this.#timers.nextDue();
  }

  fireTimers(): Promise<number> {
    return this.#timers.poll();
  }

  /** Sends at once what the in-process path left behind. */
  async flush(): Promise<void> {
    await this.#relay.poll();
    await this.#relay.drained();
  }
}
