import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { ManualClock } from '../../clock.ts';
import { isPassing } from '../../messages/retry.ts';
import { CURSOR_COLLECTION } from '../../messages/cursors.ts';
import { PARKED_COLLECTION } from '../../messages/parking.ts';
import type { Documents } from '../../mongo/documents.ts';
import type { MemoryDocuments } from '../../mongo/memory.ts';
import { memoryDocuments } from '../../mongo/memory.ts';
import { RESERVATION_COLLECTION } from '../../reservations.ts';
import type { Dice } from './dice.ts';
import type { FaultRates } from './faults.ts';
import { CALM } from './faults.ts';
import type { Owner } from './interleaver.ts';
import { Interleaver } from './interleaver.ts';
import type { SimNode } from './sim-node.ts';
import { startNode } from './sim-node.ts';
import type { Stage } from './stage.ts';

/** The process that was asked has died: nobody knows whether it did what it was asked. */
export class Died extends Error {
  override readonly name = 'Died';
}

export const AGGREGATES = ['sources', 'targets', 'windows', 'seats', 'registers', 'issues'] as const;
const LONGEST_RESTART_MS = 3_000;

/** One simulated platform: storage that survives, processes that do not, the clocks, and what was noticed. */
export class World implements Stage {
  readonly dice: Dice;
  readonly interleaver: Interleaver;
  readonly storage: MemoryDocuments;
  readonly archive: MemoryDocuments = memoryDocuments();
  readonly business = new ManualClock('2026-01-05T01:00:00.000Z');
  readonly violations = new Set<string>();
  readonly published: Envelope[] = [];
  readonly #self: Owner = { name: 'world', alive: true };
  readonly #nodes = new Map<string, SimNode>();
  readonly #asked = new Map<Owner, Set<(error: Error) => void>>();
  #faults: FaultRates;
  readonly #happenings = new Map<string, number>();
  #crashes = 0;
  mended = false;

  constructor(dice: Dice, faults: FaultRates) {
    this.dice = dice;
    this.#faults = faults;
    this.interleaver = new Interleaver(dice);
    this.interleaver.hurry = faults.hurry;
    this.storage = watched(memoryDocuments(), () => this.#oneSeatPerKey());
    for (let n = 0; n < faults.processes; n++) this.#start(`p${n}`);
  }

  faults(): FaultRates {
    return this.#faults;
  }

  /** How often each thing happened, on purpose or in answer to it. */
  get happenings(): ReadonlyMap<string, number> {
    return this.#happenings;
  }

  happened(what: string): void {
    this.#happenings.set(what, (this.#happenings.get(what) ?? 0) + 1);
  }

  sleep(ms: number): Promise<void> {
    return this.interleaver.sleep(this.#self, ms);
  }

  crash(owner: Owner): void {
    if (this.#crashes >= this.#faults.crashes || !owner.alive) return;
    this.#crashes += 1;
    this.happened('crash');
    const dying = this.dice.chance(this.#faults.allAtOnce)
      ? [...this.#nodes.values()]
      : [...this.#nodes.values()].filter((node) => node.owner === owner);
    for (const node of dying) this.#end(node);
    if (this.dice.chance(this.#faults.forgets)) this.#forgetCursors();
  }

  /** Asks some process, as a client would over the network; the answer may be lost like any other. */
  async ask<T>(work: (node: SimNode) => Promise<T>): Promise<T> {
    while (this.#nodes.size === 0) await this.sleep(200);
    const node = this.dice.pick([...this.#nodes.values()]);
    const asked = this.#asked.get(node.owner) ?? new Set();
    this.#asked.set(node.owner, asked);
    return new Promise((resolve, reject) => {
      asked.add(reject);
      work(node).then(
        (answer) => (this.dice.chance(this.#faults.lostReply) ? reject(new Died()) : resolve(answer)),
        (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }

  /** From here on nothing goes wrong, poison is mended, and every term is over. */
  calm(): void {
    this.#faults = CALM;
    this.interleaver.hurry = CALM.hurry;
    this.mended = true;
    this.business.set(new Date(Date.parse(this.business.now()) + 60 * 86_400_000).toISOString());
  }

  noticed(error: unknown, source: string): void {
    if (!isPassing(error)) this.violations.add(`unexpected error at ${source}: ${String(error)}`);
  }

  parked(consumer: string, event: Envelope, error: unknown): void {
    const explained = error instanceof Error && error.message === 'poison';
    this.happened('parked');
    if (!explained) this.violations.add(`${consumer} parked ${event.id} without need: ${String(error)}`);
  }

  /** What is still under way; nothing when the platform has come to rest. */
  unsettled(): string[] {
    const now = this.business.now();
    const docs = AGGREGATES.flatMap((name) => this.storage.contents(name));
    return [
      ...docs.filter((doc) => doc['obAt'] !== null).map(({ _id }) => `unsent: ${_id}`),
      ...docs.filter(({ dueAt }) => typeof dueAt === 'string' && dueAt <= now).map(({ _id }) => `timer due: ${_id}`),
      ...this.storage
        .contents(RESERVATION_COLLECTION)
        .filter(({ status }) => status !== 'confirmed')
        .map(({ _id }) => `held: ${_id}`),
      ...this.storage.contents(PARKED_COLLECTION).map(({ _id }) => `parked: ${_id}`),
      ...this.storage
        .contents('jobs')
        .filter(({ status }) => status !== 'done')
        .map(({ _id }) => `job: ${_id}`),
    ];
  }

  #start(name: string): void {
    const node = startNode(name, this);
    this.#nodes.set(name, node);
  }

  #end(node: SimNode): void {
    const { owner } = node;
    this.interleaver.kill(owner);
    this.#nodes.delete(owner.name);
    for (const reject of this.#asked.get(owner) ?? []) reject(new Died());
    this.#asked.delete(owner);
    void this.sleep(this.dice.below(LONGEST_RESTART_MS)).then(() => this.#start(owner.name));
  }

  #forgetCursors(): void {
    this.happened('cursors lost');
    // Memory acts before its promise is waited for, so the cursors are gone when this returns.
    for (const { _id } of this.storage.contents(CURSOR_COLLECTION))
      void this.storage.deleteOne(CURSOR_COLLECTION, { _id });
  }

  #oneSeatPerKey(): void {
    const taken = this.storage.contents('seats').flatMap(({ state }) => liveKeyOf(state));
    for (const key of taken.filter((one, i) => taken.indexOf(one) !== i))
      this.violations.add(`two live seats of ${key}`);
  }
}

function liveKeyOf(state: unknown): string[] {
  if (typeof state !== 'object' || state === null) return [];
  const { status, key } = state as { status?: unknown; key?: unknown };
  return status === 'taken' && typeof key === 'string' ? [key] : [];
}

/** The storage, with a look at it after every write of a seat. */
function watched(documents: MemoryDocuments, look: () => void): MemoryDocuments {
  const after = async <T>(collection: string, work: Promise<T>): Promise<T> => {
    const result = await work;
    if (collection === 'seats') look();
    return result;
  };
  return {
    ...documents,
    insertOne: (collection, doc) => after(collection, documents.insertOne(collection, doc)),
    updateOne: (collection, filter, update) => after(collection, documents.updateOne(collection, filter, update)),
  } satisfies Documents & MemoryDocuments;
}
