import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Busy } from '../errors.ts';
import type { Documents } from '../mongo/documents.ts';
import type { BusProcess } from '../testing/bus-process.ts';
import { startBusProcess } from '../testing/bus-process.ts';
import { ChaosBus } from '../testing/chaos-bus.ts';
import { asked, say, saidBy } from '../testing/said.ts';
import { testSeed } from '../testing/seed.ts';
import { Dice } from '../testing/simulator/dice.ts';
import { until } from '../until.ts';
import type { Bus } from './bus.ts';

interface Broker {
  readonly documents: Documents;
  /** The bus of one more process. */
  connect(): Bus;
  close(): Promise<void>;
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

/** The suite every bus passes, under the real store, relay and consumers. */
export function busFeatures(name: string, open: () => Promise<Broker>): void {
  describe(`bus: ${name} (seed ${testSeed})`, () => {
    let broker: Broker;
    let processes: BusProcess[] = [];
    beforeEach(async () => {
      broker = await open();
    });
    afterEach(async () => {
      await Promise.all(processes.splice(0).map((one) => one.stop()));
      await broker.close();
    });

    type Handlers = Parameters<typeof startBusProcess>[2];
    async function start(handlers: Handlers, bus: Bus = broker.connect()): Promise<BusProcess> {
      const started = await startBusProcess(bus, broker.documents, handlers);
      processes = [...processes, started];
      return started;
    }

    /** A handler that keeps the sequence numbers it applied, by source. */
    function ear(): { heard: Record<string, number[]>; handler: (event: Envelope) => Promise<void> } {
      const heard: Record<string, number[]> = {};
      return {
        heard,
        async handler(event) {
          // Others go on meanwhile, so that order is kept by the bus or not at all.
          await new Promise((resolve) => setImmediate(resolve));
          (heard[event.src] ??= []).push(event.seq);
        },
      };
    }

    const hears = (heard: Record<string, number[]>, src: string, last: number): Promise<void> =>
      until(() => heard[src]?.length === last, { what: `${src} is heard up to ${last}`, limitMs: 10_000 });
    const unsent = (): Promise<number> => broker.documents.count('talks', { obAt: { $gte: 0 } });
    const allSent = (): Promise<void> =>
      until(async () => (await unsent()) === 0, { what: 'every outbox is empty', limitMs: 10_000 });

    it('brings every event to every consumer, in order per source', async () => {
      const [one, two] = [ear(), ear()];
      const { store } = await start({ one: one.handler, two: two.handler });
      await Promise.all(upTo(15).flatMap((n) => ['a', 'b', 'c'].map((id) => store.change(id, asked(), () => say(n)))));
      for (const { heard } of [one, two]) {
        for (const id of ['a', 'b', 'c']) await hears(heard, `talk/${id}`, 15);
        expect(heard).toEqual({ 'talk/a': upTo(15), 'talk/b': upTo(15), 'talk/c': upTo(15) });
      }
      await allSent();
    });

    it('has no effect a second time when an event comes again', async () => {
      const { heard, handler } = ear();
      const { bus } = await start({ one: handler });
      await bus.publish([saidBy('a', 1), saidBy('a', 2)]);
      await hears(heard, 'talk/a', 2);
      for (const seq of [1, 2, 1]) await bus.publish([saidBy('a', seq)]);
      await bus.publish([saidBy('a', 3)]);
      await hears(heard, 'talk/a', 3);
      expect(heard).toEqual({ 'talk/a': [1, 2, 3] });
    });

    it('keeps each source in order while events are repeated, held back and overtaken', async () => {
      const { heard, handler } = ear();
      const scheduler = {
        sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
        every: () => async () => undefined,
      };
      const happened: string[] = [];
      const chaos = { redelivery: 0.5, delay: 0.5, suffixFirst: 0.5 };
      const bus = new ChaosBus(broker.connect(), {
        random: new Dice(testSeed),
        scheduler,
        chaos: () => chaos,
        published: [],
        happened: (what) => happened.push(what),
      });
      const { store, parked } = await start({ one: handler }, bus);
      for (const n of upTo(12)) {
        await Promise.all(['a', 'b', 'c', 'd'].map((id) => store.change(id, asked(), () => say(n, n))));
      }
      for (const id of ['a', 'b', 'c', 'd']) {
        await hears(heard, `talk/${id}`, 24);
        expect(heard[`talk/${id}`]).toEqual(upTo(24));
      }
      expect(new Set(happened)).toEqual(new Set(['delivered again', 'held back', 'last first']));
      expect(parked).toEqual([]);
      await allSent();
    });

    it('fetches what is missing from the archive before it goes on', async () => {
      const { heard, handler } = ear();
      const { archive, bus, parked } = await start({ one: handler });
      await archive.add(upTo(5).map((seq) => saidBy('a', seq)));
      await bus.publish([saidBy('a', 5)]);
      await hears(heard, 'talk/a', 5);
      expect(heard).toEqual({ 'talk/a': upTo(5) });
      expect(parked).toEqual([]);
    });

    it('parks behind a gap that the archive cannot fill, and goes on in order when it can', async () => {
      const { heard, handler } = ear();
      const { archive, bus, parking, redrive } = await start({ one: handler });
      await archive.add([saidBy('a', 1), saidBy('a', 3)]);
      await bus.publish([saidBy('a', 3)]);
      await until(async () => (await parking.list('one')).length === 1, { what: 'the event after the gap is parked' });
      expect(heard).toEqual({ 'talk/a': [1] });
      expect(await redrive('one', 'talk/a')).toBe(false);
      await archive.add([saidBy('a', 2)]);
      expect(await redrive('one', 'talk/a')).toBe(true);
      await bus.publish([saidBy('a', 4)]);
      await hears(heard, 'talk/a', 4);
      expect(heard).toEqual({ 'talk/a': upTo(4) });
    });

    it('parks what cannot be applied with what follows of the same source, lets others pass, and redrives in order', async () => {
      const { heard, handler } = ear();
      let mended = false;
      const one = async (event: Envelope): Promise<void> => {
        if (event.id === 'talk/a/2' && !mended) throw new Error('cannot');
        await handler(event);
      };
      const other = ear();
      const { store, parking, redrive } = await start({ one, other: other.handler });
      await store.change('a', asked(), () => say(1, 2, 3));
      await store.change('b', asked(), () => say(1, 2, 3));
      await hears(heard, 'talk/b', 3);
      await allSent();
      await store.change('a', asked(), () => say(4));
      await hears(other.heard, 'talk/a', 4);
      await allSent();
      expect(heard).toEqual({ 'talk/a': [1], 'talk/b': upTo(3) });
      expect((await parking.list('one')).map(({ seq, error }) => [seq, error])).toEqual([
        [2, 'Error: cannot'],
        [3, 'behind'],
        [4, 'behind'],
      ]);
      expect(await redrive('one', 'talk/a')).toBe(false);
      mended = true;
      expect(await redrive('one', 'talk/a')).toBe(true);
      await store.change('a', asked(), () => say(5));
      await hears(heard, 'talk/a', 5);
      expect(heard['talk/a']).toEqual(upTo(5));
      expect(await parking.list(undefined)).toEqual([]);
    });

    it('still holds back what follows a parked event after a restart', async () => {
      const { heard, handler } = ear();
      const broken = await start({ one: () => Promise.reject(new Error('cannot')) });
      await broken.store.change('a', asked(), () => say(1));
      await until(() => broken.parked.length === 1, { what: 'the event is parked' });
      await allSent();
      await broken.stop();
      const { store, parking, redrive } = await start({ one: handler });
      await store.change('a', asked(), () => say(2));
      await until(async () => (await parking.list('one')).length === 2, { what: 'the later event waits behind it' });
      expect(heard).toEqual({});
      expect(await redrive('one', 'talk/a')).toBe(true);
      expect(heard).toEqual({ 'talk/a': [1, 2] });
    });

    it.each([
      ['an unknown type', { type: 'talk.sung' }, 'unknown event type talk.sung'],
      ['a version from the future', { ver: 3 }, 'talk.said v3 is newer than v2'],
      ['data that does not fit', { data: { n: 'one', text: '' } }, 'does not fit its contract at: n'],
    ])('parks %s, and never skips it', async (_, rest, error) => {
      const { heard, handler } = ear();
      const { bus, parking } = await start({ one: handler });
      await bus.publish([saidBy('a', 1, rest), saidBy('a', 2)]);
      await bus.publish([saidBy('b', 1)]);
      await hears(heard, 'talk/b', 1);
      await until(async () => (await parking.list('one')).length === 2, { what: 'both events are parked' });
      expect((await parking.list('one'))[0]?.error).toContain(error);
      expect(heard).toEqual({ 'talk/b': [1] });
    });

    it('shows an old version in the newest shape', async () => {
      const shapes: unknown[] = [];
      const { bus } = await start({ one: async ({ ver, data }) => void shapes.push({ ver, data }) });
      await bus.publish([saidBy('a', 1, { ver: 1, data: { n: 7 } })]);
      await until(() => shapes.length === 1, { what: 'the old event is applied' });
      expect(shapes).toEqual([{ ver: 2, data: { n: 7, text: '' } }]);
    });

    it('goes on trying what fails only for a while, and parks nothing', async () => {
      const { heard, handler } = ear();
      let failures = 5;
      const { store, parked } = await start({
        async one(event) {
          if (failures-- > 0) throw new Busy('database');
          await handler(event);
        },
      });
      await store.change('a', asked(), () => say(1, 2));
      await hears(heard, 'talk/a', 2);
      await allSent();
      expect(heard).toEqual({ 'talk/a': [1, 2] });
      expect(parked).toEqual([]);
    });

    it('replays the archive into a consumer that is new, and only there', async () => {
      const old = ear();
      const before = await start({ old: old.handler });
      await before.store.change('a', asked(), () => say(1, 2, 3));
      await hears(old.heard, 'talk/a', 3);
      await allSent();
      await before.stop();
      const fresh = ear();
      const { archive, bus } = await start({ old: old.handler, fresh: fresh.handler });
      for (const event of await archive.page({ type: 'talk.said' })) await bus.publish([event]);
      await hears(fresh.heard, 'talk/a', 3);
      expect(fresh.heard).toEqual({ 'talk/a': upTo(3) });
      expect(old.heard).toEqual({ 'talk/a': upTo(3) });
    });

    it('keeps what it has answered for, whatever becomes of the process', async () => {
      const { heard, handler } = ear();
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      let entered = false;
      let dead = false;
      const first = await start({
        async one(event) {
          entered = true;
          await held;
          if (dead) throw new Busy('database');
          await handler(event);
        },
      });
      let answered = false;
      const publishing = first.bus.publish([saidBy('a', 1)]).then(() => (answered = true));
      await until(() => entered, { what: 'the delivery is under way' });
      if (answered) {
        // Answered before the effect is durable: then it must come to whoever takes over.
        dead = true;
        const stopping = first.stop();
        release();
        await stopping;
        await start({ one: handler });
      }
      release();
      await publishing;
      await hears(heard, 'talk/a', 1);
    });

    it('leaves in the outbox what it was stopped in the midst of, and the next process brings it home', async () => {
      const { heard, handler } = ear();
      let tries = 0;
      const first = await start({
        one() {
          tries += 1;
          return Promise.reject(new Busy('database'));
        },
      });
      await first.store.change('a', asked(), () => say(1, 2));
      await until(() => tries > 0, { what: 'the delivery is under way' });
      await first.stop();
      const after = tries;
      expect(heard).toEqual({});
      const next = await start({ one: handler });
      await next.relay.poll();
      await hears(heard, 'talk/a', 2);
      await allSent();
      expect(heard).toEqual({ 'talk/a': [1, 2] });
      expect(tries).toBe(after);
    });
  });
}
