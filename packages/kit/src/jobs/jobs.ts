import type { Actor } from '@peiyu/domain/events/contract.ts';
import type { Doc, Documents } from '../mongo/documents.ts';
import type { Scheduler } from '../clock.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { Busy, CommandCancelled, Problem } from '../errors.ts';
import { derivedId } from '../ids.ts';
import { TRIES_BEFORE_PARKING, isPassing } from '../messages/retry.ts';
import { JOB_COMMAND } from '../store/store.ts';

export const JOB_COLLECTION = 'jobs';
const WINDOW = 16;
const MAX_LISTED_REFUSALS = 500;
const POLL_MS = 1_000;
const RETRY_MS = 50;

export type JobOutcome = 'done' | 'unchanged';

export interface RefusedRow {
  readonly row: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Everything a row's command needs from its job; `commandId` is derived from job and row, so twice is once. */
export interface JobRun {
  readonly jobId: string;
  readonly tenant: string;
  readonly target: string;
  readonly actor: Actor;
  /** Business time at which the job was asked for. */
  readonly at: string;
  readonly corr: string;
  commandId(row: number): string;
}

/**
 * A bulk act: `rows` is deterministic in its payload; `apply` sends one idempotent command. A Refusal marks the row only,
 * and so does an error that is nobody's passing fault, after its tries. A row whose command was cancelled (its reservation
 * was swept while the job stood still) is applied again under another command id.
 */
export interface JobKind<R = unknown> {
  readonly kind: string;
  rows(payload: Uint8Array, run: JobRun): Promise<readonly R[]>;
  apply(row: R, index: number, run: JobRun): Promise<JobOutcome>;
}

export interface JobRequest {
  readonly kind: string;
  readonly tenant: string;
  readonly target: string;
  readonly actor: Actor;
  readonly at: string;
  readonly corr: string;
  /** Hash of the content: the same kind, target and content is the same job. */
  readonly content: string;
  readonly payload: Uint8Array;
}

export interface JobDoc extends Doc {
  readonly tenant: string;
  readonly kind: string;
  readonly target: string;
  readonly actor: Actor;
  readonly at: string;
  readonly corr: string;
  readonly status: 'running' | 'done' | 'failed';
  readonly v: number;
  readonly total: number;
  readonly next: number;
  readonly done: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
  readonly error: string;
  /** Sealed under the tenant's key; empty once the job has ended. */
  readonly payload: Uint8Array;
}

export interface JobSealer {
  seal(tenant: string, jobId: string, plain: Uint8Array): Promise<Uint8Array>;
  open(tenant: string, jobId: string, sealed: Uint8Array): Promise<Uint8Array>;
}

/** Bulk acts that survive a kill: one command per aggregate, progress after every window of rows (messages.md 10b). */
export class Jobs {
  readonly #documents: Documents;
  readonly #sealer: JobSealer;
  readonly #scheduler: Scheduler;
  readonly #onError: (error: unknown, source: string) => void;
  readonly #kinds = new Map<string, JobKind>();
  readonly #running = new Map<string, Promise<void>>();
  #stopPoll: (() => Promise<void>) | undefined;
  #stopping = false;

  constructor(deps: {
    documents: Documents;
    sealer: JobSealer;
    scheduler: Scheduler;
    onError: (error: unknown, source: string) => void;
  }) {
    this.#documents = deps.documents;
    this.#sealer = deps.sealer;
    this.#scheduler = deps.scheduler;
    this.#onError = deps.onError;
  }

  define<R>(kind: JobKind<R>): void {
    this.#kinds.set(kind.kind, kind);
  }

  ensureIndexes(): Promise<void> {
    return this.#documents.ensureIndexes(JOB_COLLECTION, [
      { keys: { status: 1, at: 1 } },
      { keys: { tenant: 1, target: 1 } },
    ]);
  }

  start(): void {
    this.#stopping = false;
    this.#stopPoll = this.#scheduler.every(POLL_MS, () => this.poll());
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#stopPoll?.();
    await Promise.allSettled(this.#running.values());
  }

  /** Starts the job, or gives the id of the one that is the same. */
  async submit(request: JobRequest): Promise<string> {
    const { kind, tenant, target, content, payload, ...rest } = request;
    const id = derivedId('job', kind, tenant, target, content);
    const sealed = await this.#sealer.seal(tenant, id, payload);
    const fresh = {
      status: 'running',
      v: 1,
      total: -1,
      next: 0,
      done: 0,
      unchanged: 0,
      refused: [],
      refusedCount: 0,
      error: '',
    };
    await this.#documents.insertOne(JOB_COLLECTION, {
      _id: id,
      tenant,
      kind,
      target,
      ...rest,
      ...fresh,
      payload: sealed,
    });
    this.#begin(id, tenant);
    return id;
  }

  find(id: string, tenant: string): Promise<JobDoc | undefined> {
    return this.#documents.findOne<JobDoc>(JOB_COLLECTION, { _id: id, tenant });
  }

  /** Goes on with every job that a stopped or killed process left. */
  async poll(): Promise<void> {
    try {
      const open = await this.#documents.find<JobDoc>(
        JOB_COLLECTION,
        { status: 'running' },
        { sort: { at: 1 }, limit: 20 },
      );
      for (const job of open) this.#begin(job._id, job.tenant);
    } catch (error) {
      this.#onError(error, JOB_COLLECTION);
    }
  }

  running(): Promise<number> {
    return this.#documents.count(JOB_COLLECTION, { status: 'running' });
  }

  #begin(id: string, tenant: string): void {
    if (this.#running.has(id) || this.#stopping) return;
    const run = this.#run(id, tenant)
      .catch((error: unknown) => this.#onError(error, `${JOB_COLLECTION}/${id}`))
      .finally(() => this.#running.delete(id));
    this.#running.set(id, run);
  }

  async #run(id: string, tenant: string): Promise<void> {
    let job = await this.find(id, tenant);
    if (!job || job.status !== 'running') return;
    const kind = this.#kinds.get(job.kind);
    if (!kind) throw new Error(`no job kind ${job.kind}`);
    const run = runOf(job);
    let rows: readonly unknown[];
    try {
      rows = await kind.rows(await this.#sealer.open(tenant, id, job.payload), run);
    } catch (error) {
      if (isPassing(error)) throw error;
      await this.#save(job, { status: 'failed', error: codeOf(error), payload: NOTHING });
      return;
    }
    while (job && job.next < rows.length && !this.#stopping) {
      const from = job.next;
      const applied = await Promise.allSettled(
        rows.slice(from, from + WINDOW).map((row, i) => this.#applyRow(kind, row, { index: from + i, run })),
      );
      // Settled, not just one failed: no row of this window is still under way when the next look at the job begins.
      const results = applied.map((row) => {
        if (row.status === 'rejected') throw row.reason;
        return row.value;
      });
      job = await this.#save(job, progress(job, results, rows.length));
    }
    if (job && job.next >= rows.length) await this.#save(job, { status: 'done', total: rows.length, payload: NOTHING });
  }

  /** Passing faults end the window, and the poll comes back to it; what would fail for ever marks its row. */
  async #applyRow(
    kind: JobKind,
    row: unknown,
    { index, run }: { index: number; run: RunningJob },
  ): Promise<JobOutcome | RefusedRow> {
    for (let tries = 1; ;) {
      try {
        return await kind.apply(row, index, run);
      } catch (error) {
        if (error instanceof Refusal) return { row: index, code: error.code, facts: error.facts };
        if (error instanceof CommandCancelled) run.renew(index);
        else if (isPassing(error)) throw error;
        else if (error instanceof Problem) return { row: index, code: error.reason, facts: error.facts };
        else if (++tries > TRIES_BEFORE_PARKING) {
          this.#onError(error, `${JOB_COLLECTION}/${run.jobId}/${index}`);
          return { row: index, code: 'kit.fault', facts: { log: run.corr } };
        }
      }
      if (this.#stopping) throw new Busy('stopping');
      await this.#scheduler.sleep(RETRY_MS);
    }
  }

  async #save(job: JobDoc, set: Partial<JobDoc>): Promise<JobDoc | undefined> {
    const { _id, tenant, v } = job;
    const saved = await this.#documents.updateOne(JOB_COLLECTION, { _id, tenant, v }, { $set: { ...set, v: v + 1 } });
    // Another instance was quicker: its progress counts, and the rows are idempotent.
    return saved ? { ...job, ...set, v: v + 1 } : this.find(_id, tenant);
  }
}

/** A job's command ids, and how a row gets another one after its command was cancelled. */
interface RunningJob extends JobRun {
  renew(row: number): void;
}

const NOTHING = new Uint8Array();

function runOf(job: JobDoc): RunningJob {
  const cancelled = new Map<number, number>();
  return {
    jobId: job._id,
    tenant: job.tenant,
    target: job.target,
    actor: job.actor,
    at: job.at,
    corr: job.corr,
    commandId(row) {
      const times = cancelled.get(row) ?? 0;
      return `${JOB_COMMAND}${derivedId(job._id, String(row), ...(times > 0 ? [String(times)] : []))}`;
    },
    renew: (row) => void cancelled.set(row, (cancelled.get(row) ?? 0) + 1),
  };
}

function progress(job: JobDoc, results: readonly (JobOutcome | RefusedRow)[], total: number): Partial<JobDoc> {
  const refused = results.filter((result) => typeof result !== 'string');
  return {
    total,
    next: job.next + results.length,
    done: job.done + results.filter((result) => result === 'done').length,
    unchanged: job.unchanged + results.filter((result) => result === 'unchanged').length,
    refused: [...job.refused, ...refused].slice(0, MAX_LISTED_REFUSALS),
    refusedCount: job.refusedCount + refused.length,
  };
}

/** What the job's page shows: the code of a refusal or of the kit, never a message. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  return error instanceof Problem ? error.reason : 'kit.fault';
}
