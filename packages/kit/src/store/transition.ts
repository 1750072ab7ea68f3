import type { Actor, DomainEvent, Envelope } from '@peiyu/domain/events/contract.ts';
import type { AggregateDefinition, AggregateDoc, ChangeContext, HandledCommand } from './aggregate.ts';
import { PLATFORM_TENANT, sourceOf } from './aggregate.ts';
import { Busy } from '../errors.ts';
import { timeOfUuid } from '../ids.ts';

/** Back-pressure: a document may hold so many unsent events, and no more bytes of them. */
export const OUTBOX_CAP = { events: 64, bytes: 256 * 1024 };
/** Command ids kept per document, and how long each must be kept (ms). */
export const COMMAND_MEMORY = { entries: 64, ms: 24 * 3_600_000 };

const TIMER: Actor = { id: 'timer', role: 'timer' };
const MAX_TIMER_STEPS = 64;

/** Version of an event type's data; the kernel hands the registry's answer in. */
export type VersionOf = (type: string) => number;

/** One aggregate on its way from a loaded document to the next: collects events, never does I/O. */
export class Transition<S, E extends DomainEvent> {
  readonly events: Envelope[] = [];
  state: S | undefined;
  readonly #def: AggregateDefinition<S, E>;
  readonly id: string;
  readonly #ctx: ChangeContext;
  readonly #tenant: string;
  readonly #versionOf: VersionOf;
  #seq: number;

  constructor(
    def: AggregateDefinition<S, E>,
    target: { id: string; doc: AggregateDoc<S> | undefined },
    run: { ctx: ChangeContext; versionOf: VersionOf },
  ) {
    this.#def = def;
    this.id = target.id;
    this.#ctx = run.ctx;
    this.#versionOf = run.versionOf;
    this.#seq = target.doc?.oseq ?? 0;
    this.#tenant = def.platform ? PLATFORM_TENANT : (target.doc?.tenant ?? run.ctx.tenant);
    this.state = target.doc ? readState(def, target.doc) : undefined;
  }

  get tenant(): string {
    return this.#tenant;
  }

  get seq(): number {
    return this.#seq;
  }

  get dueAt(): string | null {
    return this.state === undefined ? null : (this.#def.timer?.dueAt(this.state) ?? null);
  }

  /** Takes every timer step due at the change's business time, each at its own moment (messages.md 12). */
  takeDueSteps(): void {
    for (let steps = 0; ; steps++) {
      const due = this.dueAt;
      if (due === null || due > this.#ctx.at || this.state === undefined) return;
      const events = this.#def.timer?.step(this.state, due) ?? [];
      if (events.length === 0 || steps > MAX_TIMER_STEPS)
        throw new Error(`timer of ${this.#def.type} does not move on`);
      this.#apply(events, { at: due, actor: TIMER, cause: `timer:${due}` });
    }
  }

  apply(events: readonly E[]): void {
    this.#apply(events, this.#ctx);
  }

  #apply(events: readonly E[], by: { at: string; actor: Actor; cause: string }): void {
    const src = sourceOf(this.#def.type, this.id);
    for (const event of events) {
      this.#seq += 1;
      this.state = this.#def.evolve(this.state, event);
      this.events.push({
        id: `${src}/${this.#seq}`,
        type: event.type,
        ver: this.#versionOf(event.type),
        tenant: this.#tenant,
        src,
        seq: this.#seq,
        at: by.at,
        actor: by.actor,
        cause: by.cause,
        corr: this.#ctx.corr,
        data: event.data,
      });
    }
  }
}

/** The state in the newest schema version; undefined for a shell. */
export function readState<S, E extends DomainEvent>(
  def: AggregateDefinition<S, E>,
  doc: AggregateDoc<S>,
): S | undefined {
  if (doc.state === null) return undefined;
  const current = def.schema?.version ?? 1;
  return doc.sv < current && def.schema ? def.schema.upcast(doc.state, doc.sv) : doc.state;
}

/** Refuses, to be tried again, what would overfill the outbox: nothing is dropped (F32). */
export function assertOutboxRoom(held: readonly Envelope[], added: readonly Envelope[]): void {
  if (added.length === 0) return;
  if (held.length + added.length > OUTBOX_CAP.events && held.length > 0) throw new Busy('outbox');
  const bytes = JSON.stringify(held).length + JSON.stringify(added).length;
  if (bytes > OUTBOX_CAP.bytes && held.length > 0) throw new Busy('outbox');
}

/**
 * The command memory with one more entry. Entries older than a day leave; when the memory is full of younger ones
 * the command is refused as retryable, because forgetting one of them could double it.
 */
export function rememberCommand(held: readonly HandledCommand[], command: HandledCommand): readonly HandledCommand[] {
  const young = held.filter((entry) => acceptedUntil(entry) > command.at);
  if (young.length >= COMMAND_MEMORY.entries) throw new Busy('command-memory');
  return [...young, command];
}

/** A client whose clock runs ahead may send its command again for as much longer as its id is dated ahead. */
const acceptedUntil = (entry: HandledCommand): number =>
  Math.max(entry.at, timeOfUuid(entry.id) ?? 0) + COMMAND_MEMORY.ms;
