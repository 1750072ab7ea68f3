import { EmbeddedBus } from '@peiyu/kit/bus/embedded.ts';
import { systemClock } from '@peiyu/kit/clock.ts';
import { ARCHIVE_COLLECTION, Archive } from '@peiyu/kit/messages/archive.ts';
import { RESERVATION_COLLECTION } from '@peiyu/kit/reservations.ts';
import { until } from '@peiyu/kit/until.ts';
import type { RawSheet } from './commands.ts';
import type { BenchDatabase, BenchEngine } from './database.ts';
import { compare, rateOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { BenchEvent } from './model.ts';
import { TENANT, asked, commandId, envelope, kernelOf, sheet } from './model.ts';

/** Rows under way at once in a job, and so here. */
const ROW_WIDTH = 16;
const RAW_RESERVATIONS = 'raw-reservations';
const RAW = 'raw';

const take = (key: string): BenchEvent => ({ type: 'bench.taken', data: { key } });

/** Rows that each hold a key and make a record, to the confirmed key, beside the five bare writes in it. */
export async function rosterRows(engine: BenchEngine, rounds: number): Promise<Result> {
  const database = await engine.open('roster_service');
  const archived = await engine.open('roster_archive');
  const archive = new Archive(archived.documents);
  await archive.ensureIndexes();
  const bus = new EmbeddedBus();
  const kernel = kernelOf('bench', { database, archive, bus });
  const store = kernel.store(sheet);
  const reservations = kernel.reservations(store);
  kernel.follow({
    name: 'bench-keys',
    handlers: {
      'bench.taken': (event) =>
        reservations.confirm(String(event.data['key']), event.src.slice(event.src.indexOf('/') + 1)),
    },
  });
  await kernel.start();
  await bus.start();
  await database.documents.ensureIndexes(RAW, [{ keys: { obAt: 1 } }]);
  await database.documents.ensureIndexes(RAW_RESERVATIONS, [{ keys: { ownerType: 1, status: 1, heldAt: 1 } }]);

  let rows = 0;
  async function row(): Promise<void> {
    const id = `row-${(rows += 1)}`;
    const ctx = asked();
    const key = `live-${id}`;
    if (!(await reservations.hold(key, { id, tenant: TENANT, commandId: ctx.commandId }))) throw new Error('held');
    await store.change(id, ctx, () => [take(key)]);
  }
  const drained = (): Promise<void> => until(() => kernel.settled(), { what: 'all rows are confirmed' });
  const rate = (work: () => Promise<unknown>, ended?: () => Promise<void>) => rateOf(work, ended, ROW_WIDTH);
  const result = await compare({
    name: 'roster rows committed',
    goal: 0.6,
    rounds,
    floor: () => rate(() => rawRow({ database, archived }, `row-${(rows += 1)}`)),
    ours: () => rate(row, drained),
  });
  const held = await database.documents.count(RESERVATION_COLLECTION, { status: 'held' });
  if (held > 0) throw new Error(`${held} keys are not confirmed`);
  await kernel.stop();
  await bus.stop();
  return result;
}

/** Reservation, record, archive, clear, confirm. */
async function rawRow(at: { database: BenchDatabase; archived: BenchDatabase }, id: string): Promise<void> {
  const { raw } = at.database;
  const keys = raw.collection<{ _id: string; owner: string }>(RAW_RESERVATIONS);
  const sheets = raw.collection<RawSheet>(RAW);
  const now = systemClock.now();
  const [key, command] = [`live-${id}`, commandId()];
  const hold = { owner: id, ownerType: RAW, ownerTenant: TENANT, commandId: command, status: 'held', heldAt: now };
  await keys.insertOne({ _id: key, ...hold });
  const said = take(key);
  const event = envelope(`${RAW}/${id}`, 1, said);
  const cmds = [{ id: command, at: now, v: 1, seq: 1 }];
  const state = sheet.evolve(undefined, said);
  const empty = { cancelled: [], dueAt: null, in: {} };
  await sheets.insertOne({
    _id: id,
    tenant: TENANT,
    v: 1,
    oseq: 1,
    sv: 1,
    state,
    cmds,
    ob: [event],
    obAt: now,
    ...empty,
  });
  await at.archived.raw.collection<{ _id: string }>(ARCHIVE_COLLECTION).insertOne({ ...event, _id: event.id });
  await keys.updateOne({ _id: key, owner: id }, { $set: { status: 'confirmed' } });
  const cleared = { $pull: { ob: { seq: { $lte: 1 } } }, $set: { obAt: null } };
  await sheets.updateOne({ _id: id, tenant: TENANT, oseq: 1 }, cleared);
}
