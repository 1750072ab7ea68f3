import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Link } from './link.ts';

const JOB_POLL_MS = 40;
const JOB_LIMIT_MS = 180_000;

interface WireError {
  readonly reason: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The platform said no: its code, its Chinese sentence, its facts. */
export class Refused extends Error {
  readonly status: number;
  readonly reason: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(procedure: string, status: number, error: WireError) {
    super(`${procedure}: ${error.reason} ${error.text}`);
    this.status = status;
    this.reason = error.reason;
    this.facts = error.facts;
  }
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Made {
  readonly id: string;
  readonly v: number;
}

export interface JobView {
  readonly status: 'running' | 'done' | 'failed';
  readonly total: number;
  readonly done: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly row: number; readonly code: string; readonly text: string }[];
  readonly error?: string;
}

/** One user of the platform at their own browser: a session cookie, procedures by name. */
export class Client {
  readonly name: string;
  readonly #link: Link;
  #cookie: string | undefined;

  constructor(link: Link, name: string) {
    this.#link = link;
    this.name = name;
  }

  /** Reads. */
  async query<T>(procedure: string, input: object = {}): Promise<T> {
    const address = `${pathOf(procedure)}?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.#read<T>(procedure, await this.#link.call(address, { headers: this.#headers() }));
  }

  /** A mutation that carries no command id: a login, a preview. */
  async post<T>(procedure: string, input: object): Promise<T> {
    const headers = { ...this.#headers(), 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(input) };
    return this.#read<T>(procedure, await this.#link.call(pathOf(procedure), init));
  }

  /** A command; `about` tells this intention from others of the same user to the same procedure. */
  send<T = Made>(procedure: string, input: object, about = ''): Promise<T> {
    const commandId = this.#link.ids.of(`${this.name}|${procedure}|${about}`);
    return this.post<T>(procedure, { commandId, ...input });
  }

  /** Every row of a list, page by page. */
  async all<T>(procedure: string, input: object = {}): Promise<T[]> {
    const rows: T[] = [];
    let after: string | null = null;
    do {
      const asked: object = { ...input, limit: 100, ...(after === null ? {} : { after }) };
      const page: Page<T> = await this.query<Page<T>>(procedure, asked);
      rows.push(...page.items);
      after = page.next;
    } while (after !== null);
    return rows;
  }

  /** Starts a bulk act and waits for its end. */
  async job(procedure: string, input: object, about = ''): Promise<JobView> {
    const { jobId } = await this.send<{ jobId: string }>(procedure, input, about);
    const service = procedure.split('.')[0] ?? '';
    const until = Date.now() + JOB_LIMIT_MS;
    for (;;) {
      const job = await this.query<JobView>(`${service}.job.get`, { jobId });
      if (job.status === 'done') return job;
      if (job.status === 'failed' || Date.now() > until) {
        throw new Error(`the job of ${procedure} ended ${job.status} ${job.error ?? ''}`);
      }
      await delay(JOB_POLL_MS);
    }
  }

  async login(username: string, password: string): Promise<void> {
    await this.post('identity.session.login', { username, password });
  }

  #headers(): Record<string, string> {
    return this.#cookie === undefined ? {} : { cookie: this.#cookie };
  }

  #read<T>(procedure: string, answer: Answer): T {
    for (const set of answer.headers.getSetCookie()) this.#cookie = set.split(';')[0];
    const body = answer.body as { result?: { data: T }; error?: { data: WireError } };
    if (body.result !== undefined) return body.result.data;
    if (body.error !== undefined) throw new Refused(procedure, answer.status, body.error.data);
    throw new Error(`${procedure} answered ${answer.status} without a result`);
  }
}

const pathOf = (procedure: string): string => {
  const [service = '', ...rest] = procedure.split('.');
  return `/trpc/${service}/${rest.join('.')}`;
};

/** What the platform answers when it must refuse; a run in which it does not is a failed run. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Refused> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('the platform accepted what it must refuse');
}

/** Eight at a time, in order of the list. */
export async function each<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
  return results;
}
