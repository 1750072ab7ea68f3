import type { GatewayOptions } from '@peiyu/gateway';

export interface Call {
  /** `training.cohort.approve` */
  readonly procedure: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type Answer = (input: Readonly<Record<string, unknown>>) => unknown;

/** A refusal or fault as the wire carries it. */
export class WireError extends Error {
  readonly reason: string;
  readonly facts: object;

  constructor(reason: string, facts: object = {}) {
    super(reason);
    this.reason = reason;
    this.facts = facts;
  }
}

/** An answer that is lost on its way. */
export const lost = (): never => {
  throw new TypeError('fetch failed');
};

/** Services behind a fetch: what pages really send is what tests see. A procedure without an answer fails the test aloud. */
export class FakeServices {
  readonly calls: Call[] = [];
  readonly #answers = new Map<string, Answer>();

  on(procedure: string, answer: Answer): this {
    this.#answers.set(procedure, answer);
    return this;
  }

  inputsOf(procedure: string): Call['input'][] {
    return this.calls.filter((call) => call.procedure === procedure).map(({ input }) => input);
  }

  readonly options: GatewayOptions = {
    url: 'http://test/trpc',
    fetch: (address, init) => this.#answer(new URL(address instanceof Request ? address.url : address), init?.body),
  };

  async #answer(url: URL, body: unknown): Promise<Response> {
    const [, , service = '', path = ''] = url.pathname.split('/');
    const procedure = `${service}.${path}`;
    const text = typeof body === 'string' ? body : (url.searchParams.get('input') ?? '{}');
    const input = JSON.parse(text) as Call['input'];
    this.calls.push({ procedure, input });
    const answer = this.#answers.get(procedure);
    if (!answer) return json(500, wire('kit.fault', { log: `no answer for ${procedure}` }));
    try {
      return json(200, { result: { data: await answer(input) } });
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return json(422, wire(error.reason, error.facts));
    }
  }
}

const wire = (reason: string, facts: object): object => ({
  error: { message: reason, code: -32_600, data: { code: 'UNPROCESSABLE_CONTENT', httpStatus: 422, reason, facts } },
});

const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
