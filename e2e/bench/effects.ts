import { EmbeddedBus } from '@peiyu/kit/bus/embedded.ts';
import { systemScheduler } from '@peiyu/kit/clock.ts';
import { Archive } from '@peiyu/kit/messages/archive.ts';
import { insertFact } from '@peiyu/kit/messages/projection.ts';
import { until } from '@peiyu/kit/until.ts';
import type { BenchEngine } from './database.ts';
import { doAll, judge, percentile, rateOf } from './measure.ts';
import type { Result } from './measure.ts';
import { asked, kernelOf, mark, sheet } from './model.ts';

const SHEETS = 500;
const SECONDS = 6;

/**
 * From the commit in one service to the effect in another, each with a database of its own, commands arriving at half of
 * the peak whether or not earlier ones have ended. Times are of one clock; from arrival means from the moment the command
 * was due. Beside it, what two bare writes one after the other take at the same rate: archive and effect are no less.
 */
export async function commitToEffect(engine: BenchEngine, rounds: number): Promise<Result> {
  const archive = new Archive((await engine.open('effects_archive')).documents);
  await archive.ensureIndexes();
  const bus = new EmbeddedBus();
  const source = kernelOf('bench', { database: await engine.open('effects_source'), archive, bus });
  const store = source.store(sheet);
  const target = await engine.open('effects_target');
  const follower = kernelOf('follower', { database: target, archive, bus });
  const happened = new Map<string, number>();
  const facts = follower.view('facts', [{ keys: { tenant: 1 } }]);
  follower.follow({
    name: 'follower-facts',
    handlers: {
      async 'bench.marked'(event) {
        await insertFact(target.documents, { collection: facts, consumer: 'follower-facts', event }, event.data);
        happened.set(event.id, performance.now());
      },
    },
  });
  await source.start();
  await follower.start();
  await bus.start();
  const change = (n: number) => store.change(`sheet-${n % SHEETS}`, asked(), mark);
  const drained = (): Promise<void> => until(() => source.settled(), { what: 'everything is sent' });

  await doAll(SHEETS, change);
  const peak = await rateOf(change, drained);
  const rate = peak / 2;
  const latencies: number[][] = [];
  const fromArrival: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const committed = new Map<string, { due: number; at: number }>();
    await openLoop({ rate, count: Math.floor(rate * SECONDS) }, async (n, due) => {
      const { id, seq } = await change(n);
      committed.set(`sheet/${id}/${seq}`, { due, at: performance.now() });
    });
    await drained();
    // The effect may come before the committing call has heard of its own commit: then it took no time.
    const seen = [...committed].map(([id, { due, at }]) => ({ at: happened.get(id) ?? Number.NaN, due, since: at }));
    latencies.push(seen.map(({ at, since }) => Math.max(0, at - since)));
    fromArrival.push(...seen.map(({ at, due }) => at - due));
  }
  const twoWrites: number[] = [];
  await openLoop({ rate, count: Math.floor(rate * SECONDS) }, async (n) => {
    const start = performance.now();
    for (const name of ['floor-first', 'floor-second']) await target.raw.collection(name).insertOne({ n, ...asked() });
    twoWrites.push(performance.now() - start);
  });
  for (const kernel of [source, follower]) await kernel.stop();
  await bus.stop();
  return judge({
    name: 'commit to effect in another service, p99',
    goal: 100,
    unit: 'ms',
    better: 'lower',
    rounds: latencies.map((round) => percentile(round, 0.99)),
    beside: {
      p50Ms: percentile(latencies.flat(), 0.5),
      twoRawWritesP50Ms: percentile(twoWrites, 0.5),
      twoRawWritesP99Ms: percentile(twoWrites, 0.99),
      arrivalToEffectP50Ms: percentile(fromArrival, 0.5),
      arrivalToEffectP99Ms: percentile(fromArrival, 0.99),
      peakPerSecond: peak,
      offeredPerSecond: rate,
    },
  });
}

async function openLoop(
  load: { rate: number; count: number },
  work: (n: number, due: number) => Promise<unknown>,
): Promise<void> {
  const start = performance.now();
  const underWay: Promise<unknown>[] = [];
  for (let n = 0; n < load.count;) {
    const arrived = Math.min(load.count, Math.floor(((performance.now() - start) * load.rate) / 1_000) + 1);
    for (; n < arrived; n++) underWay.push(work(n, start + (n * 1_000) / load.rate));
    await systemScheduler.sleep(1);
  }
  await Promise.all(underWay);
}
