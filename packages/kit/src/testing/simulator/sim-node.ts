import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { EmbeddedBus } from '../../bus/embedded.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { Archive } from '../../messages/archive.ts';
import type { ConsumerDefinition, ConsumerDeps } from '../../messages/consumer.ts';
import { Consumer } from '../../messages/consumer.ts';
import { Cursors } from '../../messages/cursors.ts';
import { Parking } from '../../messages/parking.ts';
import { Relay } from '../../messages/relay.ts';
import { Reservations } from '../../reservations.ts';
import { Store } from '../../store/store.ts';
import { Timers, timed } from '../../timers.ts';
import { ChaosBus } from '../chaos-bus.ts';
import type { Owner } from './interleaver.ts';
import { consumersOf, issuing } from './model/behaviour.ts';
import { registry } from './model/contracts.ts';
import { FaultyDocuments, simulatedScheduler } from './ports.ts';
import type { Stage } from './stage.ts';
import type { SimStores } from './model/stores.ts';
import { createStores } from './model/stores.ts';

/** The parts one simulated process is made of: the real ones, over faulty ports. */
export interface SimNode {
  readonly owner: Owner;
  readonly stores: SimStores;
  readonly reservations: Reservations;
  readonly jobs: Jobs;
  redrive(consumer: string, src: string): Promise<boolean>;
}

/** Starts a process on the storage that is there. It is usable at once; its consumers begin when their start has ended. */
export function startNode(name: string, world: Stage): SimNode {
  const owner: Owner = { name, alive: true };
  const scheduler = simulatedScheduler(owner, world);
  const machine = world.interleaver;
  const documents = new FaultyDocuments(world.storage, owner, world);
  const archive = new Archive(new FaultyDocuments(world.archive, owner, world));
  const onError = (error: unknown, source: string): void => world.noticed(error, source);
  const bus = new ChaosBus(new EmbeddedBus(), {
    random: world.dice,
    scheduler,
    chaos: () => world.faults(),
    published: world.published,
    happened: (what) => world.happened(what),
  });
  const relay = new Relay({ documents, archive, bus, machine, scheduler, onError });
  const parking = new Parking(documents, machine);
  const stores = createStores((definition) => {
    relay.watch(definition.collection);
    return new Store(definition, {
      documents,
      machine,
      versionOf: () => 1,
      committed: (collection, source, unsent) => relay.wake(collection, source, unsent),
    });
  });
  const reservations = new Reservations(documents, { machine, owners: stores.seats });
  const timers = new Timers({ documents, business: world.business, scheduler, onError });
  timers.watch(timed(stores.windows));
  const jobs = new Jobs({ documents, scheduler, onError, sealer: PLAIN });
  jobs.define(issuing(stores));

  const deps: ConsumerDeps = {
    archive,
    parking,
    registry,
    scheduler,
    cursors: new Cursors(documents),
    stopping: () => false,
    onError,
    onParked: (consumer, event: Envelope, error) => world.parked(consumer, event, error),
  };
  const definitions: readonly ConsumerDefinition[] = consumersOf({ stores, reservations, documents, world });
  const consumers = definitions.map((definition) => new Consumer(definition, deps));
  for (const consumer of consumers) bus.subscribe(consumer);

  async function start(): Promise<void> {
    for (const consumer of consumers) consumer.start();
    await bus.start();
    relay.start();
    timers.start();
    jobs.start();
    reservations.start(scheduler, onError);
  }
  void start();
  return {
    owner,
    stores,
    reservations,
    jobs,
    redrive: async (name_, src) => (await consumers.find((one) => one.name === name_)?.redrive(src)) ?? false,
  };
}

const PLAIN = {
  seal: (_tenant: string, _job: string, plain: Uint8Array) => Promise.resolve(plain),
  open: (_tenant: string, _job: string, sealed: Uint8Array) => Promise.resolve(sealed),
};
