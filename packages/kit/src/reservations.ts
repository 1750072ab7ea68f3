import type { MachineClock, Scheduler } from './clock.ts';
import type { Doc, Documents } from './mongo/documents.ts';
import { Busy } from './errors.ts';

export const RESERVATION_COLLECTION = 'reservations';
/** A hold that no event has confirmed for so long is looked at by the sweeper; it is never freed by time alone (ms). */
const SWEEP = { everyMs: 5_000, olderMs: 30_000, limit: 50 };

/** The aggregate that wants a key, and the command with which it will take it. */
export interface ReservationOwner {
  readonly id: string;
  readonly tenant: string;
  readonly commandId: string;
}

interface Reservation extends Doc {
  readonly owner: string;
  /** Source type of the owner: each owner's kind has its own sweeper. */
  readonly ownerType: string;
  readonly ownerTenant: string;
  readonly commandId: string;
  readonly status: 'held' | 'confirmed';
  readonly heldAt: number;
}

const CONFIRM = { $set: { status: 'confirmed' } } as const;

/** Only as it was seen: another command's hold of the same key stays. */
const sameHold = ({ _id, owner, commandId }: Reservation) => ({ _id, owner, commandId, status: 'held' }) as const;

/** What is asked of the owner's store: make a command impossible, or say that it happened. */
export interface OwnerStore {
  readonly definition: { readonly type: string; readonly hot?: boolean };
  cancelCommand(id: string, command: { id: string; tenant: string }): Promise<'cancelled' | 'happened'>;
}

/**
 * One live owner per canonical key: a platform record without a tenant whose `_id` IS the key (messages.md 4).
 * Order: hold → commit the owner → confirm by the owner's event; released by the events listed where the key is defined.
 */
export class Reservations {
  readonly #documents: Documents;
  readonly #machine: MachineClock;
  readonly #owners: OwnerStore;

  constructor(documents: Documents, deps: { machine: MachineClock; owners: OwnerStore }) {
    // It keeps no command ids, so the sweeper would take every command of it for one that never happened.
    if (deps.owners.definition.hot)
      throw new Error(`a hot aggregate owns no reservation: ${deps.owners.definition.type}`);
    this.#documents = documents;
    this.#machine = deps.machine;
    this.#owners = deps.owners;
  }

  ensureIndexes(): Promise<void> {
    return this.#documents.ensureIndexes(RESERVATION_COLLECTION, [{ keys: { ownerType: 1, status: 1, heldAt: 1 } }]);
  }

  /**
   * True when the key is this owner's now: newly held, or held before by this same command, or already confirmed for it.
   * A hold left by another command of the same owner is taken over once that command is made impossible.
   */
  async hold(key: string, owner: ReservationOwner): Promise<boolean> {
    const hold = {
      owner: owner.id,
      ownerType: this.#owners.definition.type,
      ownerTenant: owner.tenant,
      commandId: owner.commandId,
      status: 'held',
      heldAt: this.#machine.now(),
    };
    if ((await this.#documents.insertOne(RESERVATION_COLLECTION, { _id: key, ...hold })) === 'inserted') return true;
    const held = await this.#documents.findOne<Reservation>(RESERVATION_COLLECTION, { _id: key });
    // Freed between the two calls: nobody's now, and the same command may ask again.
    if (!held) throw new Busy('reservation');
    if (held.owner === owner.id && held.status === 'held' && held.commandId !== owner.commandId)
      return this.#takeOver(held, owner.commandId);
    return held?.owner === owner.id && (held.status === 'confirmed' || held.commandId === owner.commandId);
  }

  async #takeOver(held: Reservation, commandId: string): Promise<boolean> {
    const mine = { $set: { commandId, heldAt: this.#machine.now() } };
    const next = (await this.#happened(held)) ? CONFIRM : mine;
    if (await this.#documents.updateOne(RESERVATION_COLLECTION, sameHold(held), next)) return true;
    // Confirmed, swept or taken over meanwhile: the same command may ask again.
    throw new Busy('reservation');
  }

  /** After this either the command stands in the owner, or it never will. */
  async #happened(hold: Reservation): Promise<boolean> {
    const outcome = await this.#owners.cancelCommand(hold.owner, { id: hold.commandId, tenant: hold.ownerTenant });
    return outcome === 'happened';
  }

  /** After the owner's commit, by its event. Twice is once. */
  async confirm(key: string, owner: string): Promise<void> {
    await this.#documents.updateOne(RESERVATION_COLLECTION, { _id: key, owner }, CONFIRM);
  }

  /** By the owner's ending event. Another owner's hold of the same key stays. */
  async release(key: string, owner: string): Promise<void> {
    await this.#documents.deleteOne(RESERVATION_COLLECTION, { _id: key, owner });
  }

  /**
   * Looks at old holds: cancels the command in the owner first, and only then frees the key. One that fails does not keep
   * the others waiting; the first failure is thrown at the end.
   */
  async sweep(olderMs = SWEEP.olderMs): Promise<void> {
    const ownerType = this.#owners.definition.type;
    const old = { ownerType, status: 'held', heldAt: { $lte: this.#machine.now() - olderMs } } as const;
    const holds = await this.#documents.find<Reservation>(RESERVATION_COLLECTION, old, {
      sort: { heldAt: 1 },
      limit: SWEEP.limit,
    });
    const failed: unknown[] = [];
    for (const hold of holds) await this.#settle(hold).catch((error: unknown) => failed.push(error));
    if (failed.length > 0) throw failed[0];
  }

  async #settle(hold: Reservation): Promise<void> {
    if (await this.#happened(hold)) await this.#documents.updateOne(RESERVATION_COLLECTION, sameHold(hold), CONFIRM);
    else await this.#documents.deleteOne(RESERVATION_COLLECTION, sameHold(hold));
  }

  /** Runs the sweeper; returns its stop. */
  start(scheduler: Scheduler, onError: (error: unknown, source: string) => void): () => Promise<void> {
    return scheduler.every(SWEEP.everyMs, async () => {
      try {
        await this.sweep();
      } catch (error) {
        onError(error, RESERVATION_COLLECTION);
      }
    });
  }
}
