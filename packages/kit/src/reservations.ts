import type { MachineClock, Scheduler } from './clock.ts';
import type { Doc, Documents } from './mongo/documents.ts';

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
  readonly ownerTenant: string;
  readonly commandId: string;
  readonly status: 'held' | 'confirmed';
  readonly heldAt: number;
}

/** What the sweeper asks of the owner's store: make the command impossible, or say that it happened. */
export interface OwnerStore {
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
    this.#documents = documents;
    this.#machine = deps.machine;
    this.#owners = deps.owners;
  }

  ensureIndexes(): Promise<void> {
    return this.#documents.ensureIndexes(RESERVATION_COLLECTION, [{ keys: { status: 1, heldAt: 1 } }]);
  }

  /** True when the key is this owner's now: newly held, or held before by this same command, or already confirmed for it. */
  async hold(key: string, owner: ReservationOwner): Promise<boolean> {
    const hold = {
      owner: owner.id,
      ownerTenant: owner.tenant,
      commandId: owner.commandId,
      status: 'held',
      heldAt: this.#machine.now(),
    };
    if ((await this.#documents.insertOne(RESERVATION_COLLECTION, { _id: key, ...hold })) === 'inserted') return true;
    const held = await this.#documents.findOne<Reservation>(RESERVATION_COLLECTION, { _id: key });
    return held?.owner === owner.id && (held.status === 'confirmed' || held.commandId === owner.commandId);
  }

  /** After the owner's commit, by its event. Twice is once. */
  async confirm(key: string, owner: string): Promise<void> {
    await this.#documents.updateOne(RESERVATION_COLLECTION, { _id: key, owner }, { $set: { status: 'confirmed' } });
  }

  /** By the owner's ending event. Another owner's hold of the same key stays. */
  async release(key: string, owner: string): Promise<void> {
    await this.#documents.deleteOne(RESERVATION_COLLECTION, { _id: key, owner });
  }

  /** Looks at old holds: cancels the command in the owner first, and only then frees the key. */
  async sweep(olderMs = SWEEP.olderMs): Promise<void> {
    const old = { status: 'held', heldAt: { $lte: this.#machine.now() - olderMs } } as const;
    const holds = await this.#documents.find<Reservation>(RESERVATION_COLLECTION, old, {
      sort: { heldAt: 1 },
      limit: SWEEP.limit,
    });
    for (const hold of holds) {
      const outcome = await this.#owners.cancelCommand(hold.owner, { id: hold.commandId, tenant: hold.ownerTenant });
      const same = { _id: hold._id, owner: hold.owner, commandId: hold.commandId, status: 'held' } as const;
      if (outcome === 'happened')
        await this.#documents.updateOne(RESERVATION_COLLECTION, same, { $set: { status: 'confirmed' } });
      else await this.#documents.deleteOne(RESERVATION_COLLECTION, same);
    }
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
