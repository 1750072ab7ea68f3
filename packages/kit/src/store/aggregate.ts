import type { Actor, DomainEvent, Envelope } from '@peiyu/domain/events/contract.ts';
import type { Doc, IndexSpec } from '../mongo/documents.ts';

/**
 * A law's wait inside an aggregate. `dueAt` is the ISO instant of the next step or null; `step` gives the events of that
 * step, which must move `dueAt` on. The step's business time is `dueAt`, however late it is taken.
 */
export interface AggregateTimer<S, E extends DomainEvent> {
  dueAt(state: S): string | null;
  step(state: S, dueAt: string): readonly E[];
}

/** What a store needs to know of one aggregate. All functions are pure. */
export interface AggregateDefinition<S, E extends DomainEvent> {
  /** Source type in event ids: `<type>/<id>/<seq>`. */
  readonly type: string;
  readonly collection: string;
  evolve(state: S | undefined, event: E): S;
  readonly timer?: AggregateTimer<S, E>;
  /** Changed by very many commands: each is idempotent by a keyed entry in the state, and command ids are not kept. */
  readonly hot?: boolean;
  /** A record of the platform, of no tenant: reservations' and entitlements' kind only. */
  readonly platform?: boolean;
  readonly schema?: { readonly version: number; upcast(state: unknown, from: number): S };
  readonly indexes?: readonly IndexSpec[];
}

/** A handled client command: `at` is machine time in milliseconds. */
export interface HandledCommand {
  readonly id: string;
  readonly at: number;
  readonly v: number;
  readonly seq: number;
}

/** The aggregate's one document (messages.md 1). `state` null = a shell that only remembers marks or cancelled commands. */
export interface AggregateDoc<S> extends Doc {
  readonly tenant: string;
  readonly v: number;
  readonly oseq: number;
  readonly sv: number;
  readonly state: S | null;
  readonly cmds: readonly HandledCommand[];
  readonly cancelled: readonly string[];
  readonly ob: readonly Envelope[];
  /** Machine time (ms) since which something is unsent; null when all is sent. Never null while `ob` holds an event. */
  readonly obAt: number | null;
  readonly dueAt: string | null;
  /** Highest sequence taken per `consumer|source`. */
  readonly in: Readonly<Record<string, number>>;
}

/** Tenants that the actor's place covers: six-digit division codes, inclusive. */
export interface Scope {
  readonly from: string;
  readonly to: string;
}

/** Everything a change takes from outside. `commandId` null = idempotent by a key of its own (jobs, hot aggregates). */
export interface ChangeContext {
  readonly commandId: string | null;
  /** Tenant a new aggregate gets. */
  readonly tenant: string;
  readonly scope: Scope;
  /** Business time of the change. */
  readonly at: string;
  readonly actor: Actor;
  readonly cause: string;
  readonly corr: string;
}

/** The answer to a command; a view can be asked to have applied `seq`. */
export interface Changed {
  readonly id: string;
  readonly v: number;
  readonly seq: number;
}

export const PLATFORM_TENANT = '*';

/** The place that covers everything: for platform code only, never for an actor's request. */
export const EVERYWHERE: Scope = { from: '000000', to: '999999' };

/** The tenants a place covers: 000000 all, NN0000 a province, otherwise the one division. */
export function scopeOf(place: string): Scope {
  if (place === '000000') return EVERYWHERE;
  if (place.endsWith('0000')) return { from: place, to: `${place.slice(0, 2)}9999` };
  if (place.endsWith('00')) return { from: place, to: place };
  return { from: place, to: place };
}

export const sourceOf = (type: string, id: string): string => `${type}/${id}`;
