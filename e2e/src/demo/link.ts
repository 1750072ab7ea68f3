import { setTimeout as delay } from 'node:timers/promises';
import { CommandIds } from './seeded.ts';

const LONGEST_PAUSE_MS = 1_000;
const CONFLICT_TRIES = 8;

/** Where the platform listens, and how patient its callers are. The address may change when the platform is started again. */
export interface LinkOptions {
  readonly address: () => string;
  readonly seed: string;
  /** How long one intention is repeated before the run fails (ms). */
  readonly patienceMs: number;
  /** How long one request may stay without an answer before it counts as lost (ms). */
  readonly answerMs: number;
  /** While processes are being killed, a fault is an answer that was lost on its way too. */
  readonly faultsPass: boolean;
}

/** An answer that the platform gave, whatever it says. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** The road to the platform: repeats what got no answer, with the same request, until it has one. */
export class Link {
  readonly ids: CommandIds;
  readonly #options: LinkOptions;
  /** Every answer that was an error, as it came. */
  readonly errors: string[] = [];
  requests = 0;
  repeats = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.ids = new CommandIds(options.seed);
  }

  async call(path: string, init: RequestInit = {}): Promise<Answer> {
    const until = Date.now() + this.#options.patienceMs;
    let conflicts = 0;
    for (let pause = 25; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      this.requests += 1;
      // A platform that can no longer be started is the end of the run, and says so here.
      const tried = await this.#try(`${this.#options.address()}${path}`, init);
      if (!(tried instanceof Error)) {
        conflicts += tried.status === 409 ? 1 : 0;
        const again = this.#isPassing(tried.status) || (tried.status === 409 && conflicts < CONFLICT_TRIES);
        if (!again || Date.now() > until) return tried;
      } else if (Date.now() > until) throw new Error(`no answer from ${path.split('?')[0]}`, { cause: tried });
      this.repeats += 1;
      await delay(pause);
    }
  }

  #isPassing(status: number): boolean {
    return status === 502 || status === 503 || (status === 500 && this.#options.faultsPass);
  }

  /** A process that is ended in the middle may leave a request that neither ends nor fails: it is given up in time. */
  async #answer(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(new Error('no answer in time')), this.#options.answerMs);
    try {
      const response = await fetch(url, { ...init, signal: giveUp.signal });
      return { response, text: await response.text() };
    } finally {
      clearTimeout(timer);
    }
  }

  async #try(url: string, init: RequestInit): Promise<Answer | Error> {
    try {
      const { response, text } = await this.#answer(url, init);
      if (response.status >= 400) this.errors.push(text);
      const json = response.headers.get('content-type')?.includes('json') === true;
      return { status: response.status, body: json ? (JSON.parse(text) as unknown) : text, headers: response.headers };
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
