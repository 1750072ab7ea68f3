import { EmbeddedBus } from '@peiyu/kit/bus/embedded.ts';
import { systemClock } from '@peiyu/kit/clock.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import { ARCHIVE_COLLECTION, Archive } from '@peiyu/kit/messages/archive.ts';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { HandledCommand } from '@peiyu/kit/store/aggregate.ts';
import type { Store } from '@peiyu/kit/store/store.ts';
import { until } from '@peiyu/kit/until.ts';
import type { BenchDatabase, BenchEngine } from './database.ts';
import { doAll, rateOf } from './measure.ts';
import type { BenchEvent, Sheet } from './model.ts';
import { TENANT, asked, commandId, envelope, kernelOf, mark, sheet } from './model.ts';

const SHEETS = 500;
const RAW = 'raw';

/** The stored document as the bare driver writes it. */
export interface RawSheet {
  _id: string;
  tenant: string;
  v: number;
  oseq: number;
  sv: number;
  state: Sheet | null;
  cmds: readonly HandledCommand[];
  cancelled: string[];
  ob: Envelope[];
  obAt: number | null;
  dueAt: string | null;
  in: Record<string, number>;
}

export interface CommandBench {
  readonly kernel: Kernel;
  readonly store: Store<Sheet, BenchEvent>;
  /** The id of the n-th record; enough of them that no two commands under way meet. */
  idOf(n: number): string;
  /** Commands per second, relay on and drained inside the window. */
  ours(): Promise<number>;
  /** The same four operations by the bare driver: find, compare-and-set, archive insert, clear. */
  floor(): Promise<number>;
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** Records of one service and their twins for the floor: the same documents under the same indexes. */
export async function openCommands(engine: BenchEngine): Promise<CommandBench> {
  const database = await engine.open('bench_service');
  const archived = await engine.open('bench_archive');
  const archive = new Archive(archived.documents);
  await archive.ensureIndexes();
  const bus = new EmbeddedBus();
  const kernel = kernelOf('bench', { database, archive, bus });
  const store = kernel.store(sheet);
  await kernel.start();
  await bus.start();
  const drained = (): Promise<void> => until(() => kernel.settled(), { what: 'everything is sent' });
  const idOf = (n: number): string => `sheet-${n % SHEETS}`;

  await doAll(SHEETS, (n) => store.change(idOf(n), asked(), mark));
  await drained();
  await copyForFloor(database);
  return {
    kernel,
    store,
    idOf,
    drained,
    ours: () => rateOf((n) => store.change(idOf(n), asked(), mark), drained),
    floor: () => rateOf((n) => rawCommand({ database, archived }, idOf(n))),
    async stop() {
      await kernel.stop();
      await bus.stop();
    },
  };
}

async function copyForFloor({ documents }: BenchDatabase): Promise<void> {
  await documents.ensureIndexes(RAW, [{ keys: { obAt: 1 } }]);
  await documents.insertMissing(RAW, await documents.find(sheet.collection, {}, { limit: SHEETS }));
}

/** What one command costs at least: the four operations one after another, with the same documents. */
async function rawCommand(at: { database: BenchDatabase; archived: BenchDatabase }, id: string): Promise<void> {
  const sheets = at.database.raw.collection<RawSheet>(RAW);
  const doc = await sheets.findOne({ _id: id, tenant: TENANT });
  if (!doc) throw new Error(`no record ${id}`);
  const now = systemClock.now();
  const [v, oseq] = [doc.v + 1, doc.oseq + 1];
  const [said] = mark(doc.state ?? undefined);
  if (!said) throw new Error('a command says something');
  const event = envelope(`${RAW}/${id}`, oseq, said);
  const state = sheet.evolve(doc.state ?? undefined, said);
  const cmds = [...doc.cmds, { id: commandId(), at: now, v, seq: oseq }];
  const set = { v, oseq, sv: 1, state, cmds, dueAt: null, obAt: now };
  await sheets.updateOne({ _id: id, tenant: TENANT, v: doc.v }, { $set: set, $push: { ob: event } });
  await at.archived.raw.collection<{ _id: string }>(ARCHIVE_COLLECTION).insertOne({ ...event, _id: event.id });
  await sheets.updateOne(
    { _id: id, tenant: TENANT, oseq },
    { $pull: { ob: { seq: { $lte: oseq } } }, $set: { obAt: null } },
  );
}
