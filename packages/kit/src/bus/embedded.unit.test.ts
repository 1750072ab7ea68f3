import { describe, expect, it } from 'vitest';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { Busy } from '../errors.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { saidBy } from '../testing/said.ts';
import { busFeatures } from './bus.features.ts';
import { EmbeddedBus } from './embedded.ts';

busFeatures('embedded, on memory', async () => ({
  documents: memoryDocuments(),
  connect: () => new EmbeddedBus(),
  close: () => Promise.resolve(),
}));

describe('EmbeddedBus', () => {
  const subscription = (group: string, handle: (events: readonly Envelope[]) => Promise<void>) => ({
    group,
    services: ['talk'],
    handle,
  });

  it('answers a publication only when every subscriber is through with it', async () => {
    const bus = new EmbeddedBus();
    const ends: (() => void)[] = [];
    const wait = (): Promise<void> => new Promise((resolve) => ends.push(resolve));
    bus.subscribe(subscription('one', wait));
    bus.subscribe(subscription('two', wait));
    bus.subscribe({ ...subscription('elsewhere', wait), services: ['other'] });
    await bus.start();
    const seen: string[] = [];
    const publishing = bus.publish([saidBy('a', 1)]).then(() => seen.push('published'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(ends).toHaveLength(2);
    ends[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([]);
    ends[1]?.();
    await publishing;
  });

  it('fails the publication when one subscriber fails, and stops only when all others have ended', async () => {
    const bus = new EmbeddedBus();
    let end: () => void = () => undefined;
    bus.subscribe(subscription('fails', () => Promise.reject(new Busy('database'))));
    bus.subscribe(subscription('slow', () => new Promise((resolve) => (end = resolve))));
    await bus.start();
    const publishing = bus.publish([saidBy('a', 1)]);
    await new Promise((resolve) => setImmediate(resolve));
    const order: string[] = [];
    const stopping = bus.stop().then(() => order.push('stopped'));
    await new Promise((resolve) => setImmediate(resolve));
    order.push('slow ends');
    end();
    await expect(publishing).rejects.toThrow(Busy);
    await stopping;
    expect(order).toEqual(['slow ends', 'stopped']);
  });

  it('takes nothing before its start and after its stop', async () => {
    const bus = new EmbeddedBus();
    await expect(bus.publish([saidBy('a', 1)])).rejects.toThrow(Busy);
    await bus.start();
    expect(() => bus.subscribe(subscription('late', () => Promise.resolve()))).toThrow('before start');
    await bus.publish([]);
    await bus.stop();
    await expect(bus.publish([saidBy('a', 1)])).rejects.toThrow(Busy);
  });
});
