import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Bus } from '../bus/bus.ts';
import { systemClock, systemScheduler } from '../clock.ts';
import { Archive } from '../messages/archive.ts';
import type { Handler } from '../messages/consumer.ts';
import { Consumer } from '../messages/consumer.ts';
import { Cursors } from '../messages/cursors.ts';
import { Parking } from '../messages/parking.ts';
import { Relay } from '../messages/relay.ts';
import type { Documents } from '../mongo/documents.ts';
import { Store } from '../store/store.ts';
import type { SaidEvent, Talk } from './said.ts';
import { saidRegistry, talk } from './said.ts';

/** One process of a bus test: a store that talks, its relay, and consumers by name. */
export interface BusProcess {
  readonly bus: Bus;
  readonly store: Store<Talk, SaidEvent>;
  readonly relay: Relay;
  readonly archive: Archive;
  readonly parking: Parking;
  /** `consumer event` of everything that was parked, in order. */
  readonly parked: string[];
  readonly redrive: (consumer: string, src: string) => Promise<boolean>;
  /** What a process does when it is asked to end: no handler begins again. */
  stop(): Promise<void>;
}

export async function startBusProcess(
  bus: Bus,
  documents: Documents,
  handlers: Readonly<Record<string, Handler>>,
): Promise<BusProcess> {
  const parked: string[] = [];
  let stopping = false;
  const archive = new Archive(documents);
  const parking = new Parking(documents, systemClock);
  const cursors = new Cursors(documents);
  const onError = (): undefined => undefined;
  const deps = { documents, archive, bus, machine: systemClock, scheduler: systemScheduler, onError };
  const relay = new Relay(deps);
  relay.watch(talk.collection);
  const store = new Store(talk, {
    documents,
    machine: systemClock,
    versionOf: () => 2,
    committed: (collection, source, unsent) => relay.wake(collection, source, unsent),
  });
  const consumers = Object.entries(handlers).map(([name, handler]) => {
    const report = (consumer: string, event: Envelope): number => parked.push(`${consumer} ${event.id}`);
    return new Consumer(
      { name, handlers: { 'talk.said': handler } },
      { ...deps, parking, cursors, registry: saidRegistry, stopping: () => stopping, onParked: report },
    );
  });
  for (const consumer of consumers) {
    consumer.start();
    bus.subscribe(consumer);
  }
  await archive.ensureIndexes();
  await bus.start();
  relay.start();
  return {
    bus,
    store,
    relay,
    archive,
    parking,
    parked,
    redrive: async (name, src) => (await consumers.find((one) => one.name === name)?.redrive(src)) ?? false,
    async stop() {
      stopping = true;
      await bus.stop();
      await relay.stop();
    },
  };
}
