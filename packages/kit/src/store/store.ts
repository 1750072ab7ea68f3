import type { DomainEvent, Envelope } from '@peiyu/domain/events/contract.ts';
import type { MachineClock } from '../clock.ts';
import type { Documents, Filter, FindOptions } from '../mongo/documents.ts';
import type { AggregateDefinition, AggregateDoc, ChangeContext, Changed, Scope } from './aggregate.ts';
import type { VersionOf } from './transition.ts';
import { CommandCancelled, Conflict, Invalid, NotFound } from '../errors.ts';
import { timeOfUuid } from '../ids.ts';
import { KeyedQueue } from '../keyed-queue.ts';
import { EVERYWHERE, PLATFORM_TENANT, sourceOf } from './aggregate.ts';
import { COMMAND_MEMORY, Transition, assertOutboxRoom, readState, rememberCommand } from './transition.ts';

export const MAX_TRIES = 8;
/** Command ids of job rows: derived from job and row, so they carry no time and never grow stale. */
export const JOB_COMMAND = 'job:';

export interface StoreDeps {
  readonly documents: Documents;
  readonly machine: MachineClock;
  readonly versionOf: VersionOf;
  /** Told after each commit, with all events of the document that may be unsent, in order: the relay's wake-up. */
  readonly committed: (collection: string, source: string, unsent: readonly Envelope[]) => void;
}

export interface Loaded<S> extends Changed {
  readonly tenant: string;
  readonly state: S;
}

interface Commit<S> {
  readonly doc: AggregateDoc<S> | undefined;
  readonly mark?: { readonly key: string; readonly seq: number };
  readonly commandId: string | null;
}

/** Aggregates of one kind: every change is one compare-and-set of one document, with its events inside (messages.md 1–3). */
export class Store<S, E extends DomainEvent> {
  readonly definition: AggregateDefinition<S, E>;
  readonly #deps: StoreDeps;
  readonly #turns = new KeyedQueue();

  constructor(definition: AggregateDefinition<S, E>, deps: StoreDeps) {
    this.definition = definition;
    this.#deps = deps;
  }

  /** Indexes every aggregate needs (relay, timers) and its own. */
  async ensureIndexes(): Promise<void> {
    const own = this.definition.indexes ?? [];
    const timer = this.definition.timer ? [{ keys: { dueAt: 1 } as const }] : [];
    await this.#deps.documents.ensureIndexes(this.definition.collection, [{ keys: { obAt: 1 } }, ...timer, ...own]);
  }

  /** The aggregate, if it exists within the scope. */
  async find(id: string, scope: Scope = EVERYWHERE): Promise<Loaded<S> | undefined> {
    const doc = await this.load(id, scope);
    const state = doc && readState(this.definition, doc);
    return doc && state !== undefined ? { id, v: doc.v, seq: doc.oseq, tenant: doc.tenant, state } : undefined;
  }

  /** The aggregate; NotFound when it is absent or out of scope, which look alike. */
  async get(id: string, scope: Scope): Promise<Loaded<S>> {
    const found = await this.find(id, scope);
    if (!found) throw new NotFound();
    return found;
  }

  /** A page of aggregates by fields of their state (`state.…`), within the scope. */
  async list(scope: Scope, where: Filter, options: FindOptions): Promise<Loaded<S>[]> {
    const docs = await this.#deps.documents.find<AggregateDoc<S>>(
      this.definition.collection,
      { ...where, ...this.#tenantFilter(scope) },
      options,
    );
    return docs.flatMap((doc) => {
      const state = readState(this.definition, doc);
      return state === undefined ? [] : [{ id: doc._id, v: doc.v, seq: doc.oseq, tenant: doc.tenant, state }];
    });
  }

  /**
   * Loads, lets `decide` choose the events, commits; on a lost race loads and decides again, 8 times at most, then Conflict.
   * A known command id changes nothing and gives its first answer. No event = nothing written.
   * Throws what `decide` throws (Refusal), NotFound for a foreign tenant's id, Busy when it may simply be sent again.
   */
  async change(id: string, ctx: ChangeContext, decide: (state: S | undefined) => readonly E[]): Promise<Changed> {
    const commandId = this.definition.hot ? null : ctx.commandId;
    this.#assertCommandAge(ctx.commandId);
    return this.#turn(id, async (doc) => {
      if (doc && !this.definition.platform && !within(ctx.scope, doc.tenant)) throw new NotFound();
      const known = commandId && doc?.cmds.find((entry) => entry.id === commandId);
      if (known) return { id, v: known.v, seq: known.seq };
      if (commandId && doc?.cancelled.includes(commandId)) throw new CommandCancelled();
      const next = this.#begin(id, doc, ctx);
      next.takeDueSteps();
      const before = next.events.length;
      next.apply(decide(next.state));
      if (next.events.length === before) return { id, v: doc?.v ?? 0, seq: doc?.oseq ?? 0 };
      return this.#commit(next, { doc, commandId });
    });
  }

  /**
   * The reaction to an event: effect and mark `consumer|source` = seq in one write; an event at or below the mark is skipped.
   * The mark moves even when nothing follows, so that a late duplicate cannot act on a newer state (messages.md 9, rule A).
   */
  react(
    id: string,
    from: { mark: string; event: Envelope; ctx: ChangeContext },
    decide: (state: S | undefined) => readonly E[],
  ): Promise<Changed | 'skipped'> {
    return this.#turn<Changed | 'skipped'>(id, async (doc) => {
      if (doc && (doc.in[from.mark] ?? 0) >= from.event.seq) return 'skipped';
      const next = this.#begin(id, doc, from.ctx);
      next.takeDueSteps();
      next.apply(decide(next.state));
      return this.#commit(next, { doc, commandId: null, mark: { key: from.mark, seq: from.event.seq } });
    });
  }

  /** Takes the timer steps due at `at`; nothing when none is due any more. */
  fire(id: string, at: string): Promise<Changed | 'nothing'> {
    return this.#turn<Changed | 'nothing'>(id, async (doc) => {
      if (!doc || doc.dueAt === null || doc.dueAt > at) return 'nothing';
      const ctx: ChangeContext = {
        commandId: null,
        tenant: doc.tenant,
        scope: EVERYWHERE,
        at,
        actor: { id: 'timer', role: 'timer' },
        cause: 'timer',
        corr: `timer:${id}`,
      };
      const next = this.#begin(id, doc, ctx);
      next.takeDueSteps();
      return next.events.length === 0 ? 'nothing' : this.#commit(next, { doc, commandId: null });
    });
  }

  /**
   * Makes a command impossible, or says that it already happened: the sweeper's first step (messages.md 4).
   * A shell is left where the aggregate does not exist yet, so that a late commit meets it.
   */
  cancelCommand(id: string, command: { id: string; tenant: string }): Promise<'cancelled' | 'happened'> {
    return this.#turn<'cancelled' | 'happened'>(id, async (doc) => {
      if (doc?.cmds.some((entry) => entry.id === command.id)) return 'happened';
      if (doc?.cancelled.includes(command.id)) return 'cancelled';
      if (!doc)
        return (await this.#insert({ ...shell<S>(id, command.tenant), cancelled: [command.id] }))
          ? 'cancelled'
          : undefined;
      const update = { $set: { v: doc.v + 1 }, $push: { cancelled: { $each: [command.id] } } };
      return (await this.#write(doc, update)) ? 'cancelled' : undefined;
    });
  }

  load(id: string, scope: Scope = EVERYWHERE): Promise<AggregateDoc<S> | undefined> {
    return this.#deps.documents.findOne<AggregateDoc<S>>(this.definition.collection, {
      _id: id,
      ...this.#tenantFilter(scope),
    });
  }

  #begin(id: string, doc: AggregateDoc<S> | undefined, ctx: ChangeContext): Transition<S, E> {
    return new Transition(this.definition, { id, doc }, { ctx, versionOf: this.#deps.versionOf });
  }

  /** One attempt after another; undefined = the race was lost. Within this process turns per id are taken in order. */
  #turn<T>(id: string, attempt: (doc: AggregateDoc<S> | undefined) => Promise<T | undefined>): Promise<T> {
    return this.#turns.run(id, async () => {
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const done = await attempt(await this.load(id));
        if (done !== undefined) return done;
      }
      throw new Conflict();
    });
  }

  async #commit(next: Transition<S, E>, commit: Commit<S>): Promise<Changed | undefined> {
    const { doc, mark, commandId } = commit;
    const machineNow = this.#deps.machine.now();
    const v = (doc?.v ?? 0) + 1;
    const id = next.id;
    assertOutboxRoom(doc?.ob ?? [], next.events);
    const cmds = commandId
      ? rememberCommand(doc?.cmds ?? [], { id: commandId, at: machineNow, v, seq: next.seq })
      : (doc?.cmds ?? []);
    const unsent = [...(doc?.ob ?? []), ...next.events];
    // A clear between our load and this write does not raise v. So `obAt` is set even when it was not null a moment ago
    // where something is said, and left alone where nothing is.
    const obAt = next.events.length > 0 ? (doc?.obAt ?? machineNow) : null;
    const fields = {
      v,
      oseq: next.seq,
      sv: this.definition.schema?.version ?? 1,
      state: next.state ?? null,
      cmds,
      dueAt: next.dueAt,
    };
    const written = doc
      ? await this.#write(doc, {
          $set: {
            ...fields,
            ...(next.events.length > 0 ? { obAt } : {}),
            ...(mark ? { [`in.${mark.key}`]: mark.seq } : {}),
          },
          ...(next.events.length > 0 ? { $push: { ob: { $each: next.events } } } : {}),
        })
      : await this.#insert({
          ...shell<S>(id, next.tenant),
          ...fields,
          obAt,
          ob: next.events,
          in: mark ? { [mark.key]: mark.seq } : {},
        });
    if (!written) return undefined;
    if (unsent.length > 0) this.#deps.committed(this.definition.collection, sourceOf(this.definition.type, id), unsent);
    return { id, v, seq: next.seq };
  }

  async #insert(doc: AggregateDoc<S>): Promise<boolean> {
    // Followers keep a mark per source as a field name: a dot in it would be read as a path, and the mark never found.
    if (doc._id.includes('.')) throw new Error(`an aggregate id holds no dot: ${this.definition.type}`);
    return (await this.#deps.documents.insertOne(this.definition.collection, doc)) === 'inserted';
  }

  #write(doc: AggregateDoc<S>, update: Parameters<Documents['updateOne']>[2]): Promise<boolean> {
    return this.#deps.documents.updateOne(
      this.definition.collection,
      { _id: doc._id, tenant: doc.tenant, v: doc.v },
      update,
    );
  }

  #tenantFilter(scope: Scope): Filter {
    if (this.definition.platform) return { tenant: PLATFORM_TENANT };
    if (scope.from === scope.to) return { tenant: scope.from };
    return { tenant: { $gte: scope.from, $lte: scope.to } };
  }

  /** A retry older than the command memory could double: it is refused by the time inside its id (messages.md 2). */
  #assertCommandAge(commandId: string | null): void {
    if (commandId === null || commandId.startsWith(JOB_COMMAND)) return;
    const sent = timeOfUuid(commandId);
    if (sent === undefined) throw new Invalid('kit.input.invalid', { fields: 'commandId' });
    if (sent < this.#deps.machine.now() - COMMAND_MEMORY.ms) throw new Invalid('kit.command.too-old');
    if (sent > this.#deps.machine.now() + COMMAND_MEMORY.ms)
      throw new Invalid('kit.input.invalid', { fields: 'commandId' });
  }
}

const within = (scope: Scope, tenant: string): boolean => scope.from <= tenant && tenant <= scope.to;

function shell<S>(id: string, tenant: string): AggregateDoc<S> {
  return {
    _id: id,
    tenant,
    v: 1,
    oseq: 0,
    sv: 1,
    state: null,
    cmds: [],
    cancelled: [],
    ob: [],
    obAt: null,
    dueAt: null,
    in: {},
  };
}
