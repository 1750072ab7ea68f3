import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import type { Scheduler } from '../clock.ts';
import { Busy } from '../errors.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { Store } from '../store/store.ts';
import type { SaidEvent, Talk } from '../testing/said.ts';
import { asked, say, talk } from '../testing/said.ts';
import { ARCHIVE_COLLECTION, Archive } from './archive.ts';
import { Relay } from './relay.ts';

const MINUTE = 60_000;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Relay', () => {
  let documents = memoryDocuments();
  let steps: string[] = [];
  let errors: string[] = [];
  let now = Date.now();
  let publish: (events: readonly Envelope[]) => Promise<void> = () => Promise.resolve();
  let relay = create();
  let store = storeWith(relay);
  beforeEach(() => {
    documents = memoryDocuments();
    steps = [];
    errors = [];
    now = Date.now();
    publish = () => Promise.resolve();
    relay = create();
    relay.start();
    store = storeWith(relay);
  });

  function create(): Relay {
    const scheduler: Scheduler = { sleep: turn, every: () => () => Promise.resolve() };
    const bus: Bus = {
      publish: (events) => {
        steps.push(`publish ${events.map(({ id }) => id).join()}`);
        return publish(events);
      },
      subscribe: () => undefined,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
    const seen = {
      ...documents,
      insertMissing: (collection: string, docs: Parameters<typeof documents.insertMissing>[1]) => {
        steps.push(`archive ${docs.map(({ _id }) => _id).join()}`);
        return documents.insertMissing(collection, docs);
      },
      updateEach: (collection: string, updates: Parameters<typeof documents.updateEach>[1]) => {
        steps.push(`clear ${updates.map(({ filter }) => JSON.stringify(filter['_id'])).join()}`);
        return documents.updateEach(collection, updates);
      },
    };
    const made = new Relay({
      documents: seen,
      archive: new Archive(seen),
      bus,
      machine: { now: () => now },
      scheduler,
      onError: (error, source) => errors.push(`${source}: ${String(error)}`),
    });
    made.watch(talk.collection);
    return made;
  }
  function storeWith(woken: Relay | undefined): Store<Talk, SaidEvent> {
    return new Store(talk, {
      documents,
      machine: { now: () => now },
      versionOf: () => 2,
      committed: (collection, source, unsent) => woken?.wake(collection, source, unsent),
    });
  }
  const outbox = (id: string): unknown => {
    const doc = documents.contents('talks').find(({ _id }) => _id === id) as
      | { ob?: readonly Envelope[]; obAt?: unknown }
      | undefined;
    return [doc?.ob?.map(({ seq }) => seq), doc?.obAt];
  };

  it('archives, publishes and clears, in this order, woken by the commit', async () => {
    await store.change('a', asked(), () => say(1, 2));
    await relay.drained();
    expect(steps).toEqual(['archive talk/a/1,talk/a/2', 'publish talk/a/1,talk/a/2', 'clear "a"']);
    expect(outbox('a')).toEqual([[], null]);
    expect(await relay.depth()).toBe(0);
  });

  it('leaves everything where publishing fails, and sends it again with the next poll', async () => {
    publish = () => Promise.reject(new Busy('bus'));
    await store.change('a', asked(), () => say(1));
    await relay.drained();
    expect(outbox('a')).toEqual([[1], now]);
    expect([errors, await relay.depth()]).toEqual([['talk/a: Busy: kit.busy'], 1]);
    publish = () => Promise.resolve();
    await relay.poll();
    await relay.drained();
    expect(outbox('a')).toEqual([[], null]);
    expect(documents.contents(ARCHIVE_COLLECTION)).toHaveLength(1);
  });

  it('sends what another process has left, when its time has come', async () => {
    await storeWith(undefined).change('a', asked(), () => say(1));
    await relay.poll(MINUTE);
    await relay.drained();
    expect(steps).toEqual([]);
    now += MINUTE;
    await relay.poll(MINUTE);
    await relay.drained();
    expect(outbox('a')).toEqual([[], null]);
  });

  it('sends what is said meanwhile in its own turn, once, and clears both', async () => {
    let release: () => void = () => undefined;
    publish = () => new Promise((resolve) => (release = resolve));
    await store.change('a', asked(), () => say(1));
    await turn();
    await store.change('a', asked(), () => say(2));
    publish = () => Promise.resolve();
    release();
    await relay.drained();
    expect(steps.filter((step) => step.startsWith('publish'))).toEqual(['publish talk/a/1', 'publish talk/a/2']);
    expect(outbox('a')).toEqual([[], null]);
  });

  it('clears although it was woken again by the very events it is sending', async () => {
    let release: () => void = () => undefined;
    publish = () => new Promise((resolve) => (release = resolve));
    await store.change('a', asked(), () => say(1));
    await turn();
    await relay.poll();
    release();
    await relay.drained();
    expect(outbox('a')).toEqual([[], null]);
  });

  it('leaves the time of the outbox where something newer was said that it does not know of', async () => {
    publish = async () => void (await storeWith(undefined).change('a', asked(), () => say(2)));
    await store.change('a', asked(), () => say(1));
    await relay.drained();
    expect(outbox('a')).toEqual([[1, 2], now]);
    publish = () => Promise.resolve();
    await relay.poll();
    await relay.drained();
    expect(outbox('a')).toEqual([[], null]);
  });

  it('keeps sources apart: one that waits holds up no other', async () => {
    publish = (events) => (events[0]?.src === 'talk/a' ? new Promise(() => undefined) : Promise.resolve());
    await Promise.all(['a', 'b'].map((id) => store.change(id, asked(), () => say(1))));
    for (let n = 0; n < 10; n++) await turn();
    expect([outbox('a'), outbox('b')]).toEqual([
      [[1], now],
      [[], null],
    ]);
  });

  it('takes nothing before its start and after its stop', async () => {
    await relay.stop();
    await store.change('a', asked(), () => say(1));
    await relay.drained();
    expect(steps).toEqual([]);
  });
});
