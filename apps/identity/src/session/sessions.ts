import { newToken, tokenHash } from '@peiyu/kit/crypto/index.ts';
import type { MachineClock } from '@peiyu/kit/clock.ts';
import type { Session } from '@peiyu/kit/identity-port.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';
import type { Account, Appointment } from '../account/account.ts';
import { postsOn } from '../account/account.ts';
import { machineDate } from '../account/credentials.ts';

export const SESSIONS = 'sessions';
/** Answers are kept in this process for so long at most (ms): a right withdrawn elsewhere is gone within it (H60). */
const CACHE_MS = 1_000;
const CACHE_SIZE = 10_000;
const MINUTE = 60_000;

interface SessionDoc extends Doc {
  readonly accountId: string;
  readonly appointmentId: string;
  readonly seenAt: number;
  readonly endsAt: number;
}

export interface SessionLimits {
  /** Ends after so many minutes without a request (B7). */
  readonly idleMinutes: number;
  /** Ends so many hours after login, whatever happens (desks 2). */
  readonly absoluteHours: number;
}

export interface SessionDeps {
  readonly documents: Documents;
  readonly machine: MachineClock;
  readonly limits: SessionLimits;
  readonly accountOf: (accountId: string) => Promise<Account | undefined>;
}

interface Cached {
  readonly session: Session;
  readonly until: number;
}

/** Sessions by opaque token; only its hash is stored. All times are the machine's, in milliseconds. */
export class Sessions {
  readonly #deps: SessionDeps;
  readonly #cache = new Map<string, Cached>();
  /** Counts what makes remembered answers wrong: a lookup that began before it is not remembered. */
  #turn = 0;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /** Opens a session for one post of an account; gives the token, which is never stored. */
  async open(accountId: string, appointmentId: string, endsAt?: number): Promise<string> {
    const { documents, machine, limits } = this.#deps;
    const now = machine.now();
    const token = newToken();
    const end = endsAt ?? now + limits.absoluteHours * 60 * MINUTE;
    await documents.insertOne(SESSIONS, { _id: tokenHash(token), accountId, appointmentId, seenAt: now, endsAt: end });
    return token;
  }

  /** Who asks, or undefined: unknown, idle too long, too old, post ended. */
  async find(token: string): Promise<Session | undefined> {
    const id = tokenHash(token);
    const now = this.#deps.machine.now();
    const cached = this.#cache.get(id);
    if (cached && cached.until > now) return cached.session;
    this.#cache.delete(id);
    const turn = this.#turn;
    const doc = await this.#live(id, now);
    if (!doc) return undefined;
    const account = await this.#deps.accountOf(doc.accountId);
    const posts = account ? postsOn(account, machineDate(now)) : [];
    const post = posts.find(({ appointmentId }) => appointmentId === doc.appointmentId);
    if (!account || !post) return undefined;
    await this.#touch(doc, now);
    const session = sessionOf(doc.accountId, account, post);
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    if (turn === this.#turn) this.#cache.set(id, { session, until: now + CACHE_MS });
    return session;
  }

  /** Ends a session at once. */
  async end(token: string): Promise<void> {
    const id = tokenHash(token);
    await this.#deps.documents.deleteOne(SESSIONS, { _id: id });
    this.#turn += 1;
    this.#cache.delete(id);
  }

  /** The same login under a new token and another post; the old token ends and the absolute end stays (H60). */
  async change(token: string, appointmentId: string): Promise<string | undefined> {
    const doc = await this.#live(tokenHash(token), this.#deps.machine.now());
    if (!doc) return undefined;
    const next = await this.open(doc.accountId, appointmentId, doc.endsAt);
    await this.end(token);
    return next;
  }

  /** Forgets what is remembered: rights have changed. */
  forget(): void {
    this.#turn += 1;
    this.#cache.clear();
  }

  /** Removes sessions that have ended; what is left over is found again next time. */
  async sweep(limit = 200): Promise<void> {
    const { documents, machine } = this.#deps;
    const over = await documents.find(SESSIONS, { endsAt: { $lte: machine.now() } }, { sort: { endsAt: 1 }, limit });
    for (const { _id } of over) await documents.deleteOne(SESSIONS, { _id });
  }

  async #live(id: string, now: number): Promise<SessionDoc | undefined> {
    const doc = await this.#deps.documents.findOne<SessionDoc>(SESSIONS, { _id: id });
    const idleSince = now - this.#deps.limits.idleMinutes * MINUTE;
    return doc && doc.endsAt > now && doc.seenAt > idleSince ? doc : undefined;
  }

  /** Not at every request: a twentieth of the idle time is exact enough. */
  async #touch(doc: SessionDoc, now: number): Promise<void> {
    if (now - doc.seenAt < (this.#deps.limits.idleMinutes * MINUTE) / 20) return;
    await this.#deps.documents.updateOne(SESSIONS, { _id: doc._id }, { $set: { seenAt: now } });
  }
}

const sessionOf = (accountId: string, account: Account, post: Appointment): Session => ({
  accountId,
  role: post.role,
  place: post.place,
  ...(post.orgId === null ? {} : { org: post.orgId }),
  ...(account.personId === null ? {} : { person: account.personId }),
});
