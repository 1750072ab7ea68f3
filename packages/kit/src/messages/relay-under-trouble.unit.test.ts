import { beforeEach, describe, expect, it } from 'vitest';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Bus } from '../bus/bus.ts';
import { systemClock, systemScheduler } from '../clock.ts';
import { Busy } from '../errors.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { saidBy } from '../testing/said.ts';
import { until } from '../until.ts';
import { Archive } from './archive.ts';
import { Relay } from './relay.ts';

describe('the relay', () => {
  let documents = memoryDocuments();
  let published: string[] = [];
  let publish: (events: readonly Envelope[]) => Promise<void> = () => Promise.resolve();
  let errors: unknown[] = [];
  beforeEach(() => {
    documents = memoryDocuments();
    published = [];
    errors = [];
  });

  function relay(): Relay {
    const bus: Bus = {
      publish: (events) => publish(events),
      subscribe: () => undefined,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
    const made = new Relay({
      documents,
      archive: new Archive(memoryDocuments()),
      bus,
      machine: systemClock,
      scheduler: systemScheduler,
      onError: (error) => errors.push(error),
    });
    made.watch('talks');
    made.start();
    return made;
  }
  const unsent = (id: string, obAt: number): Promise<unknown> =>
    documents.insertOne('talks', { _id: id, tenant: '371000', oseq: 1, ob: [saidBy(id, 1)], obAt });

  it('sends what lies behind more than one page of what cannot be sent just now', async () => {
    publish = async ([event]) => {
      if (event?.src.startsWith('talk/stuck')) throw new Busy('follower');
      published.push(event?.src ?? '');
    };
    for (let n = 0; n < 450; n++) await unsent(`stuck${n}`, 1_000 + n);
    await unsent('whole', 2_000);
    const made = relay();
    for (let polls = 0; polls < 3; polls++) {
      await made.poll();
      await made.drained();
    }
    expect(published).toEqual(['talk/whole']);
    errors = [];
    await made.poll();
    expect(errors).toEqual([]);
    await made.drained();
    expect(errors).toHaveLength(200);
    await made.stop();
  });

  it('stops within its limit while a follower cannot apply anything, and leaves the event in its outbox', async () => {
    let release: () => void = () => undefined;
    publish = () =>
      new Promise((_, reject) => {
        release = () => reject(new Busy('stopping'));
      });
    await unsent('t', 1_000);
    const made = relay();
    await made.poll();
    await until(() => made.depth().then((depth) => depth === 1), { what: 'the event is under way' });
    await made.stop(30);
    expect(await made.depth()).toBe(1);
    release();
    await made.drained();
    expect(await made.depth()).toBe(1);
  });
});
