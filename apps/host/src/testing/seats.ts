import type { IdentityPort, Session } from '@peiyu/kit/identity-port.ts';
import type { Service } from '@peiyu/kit/kernel.ts';
import { SESSION_COOKIE } from '@peiyu/kit/http.ts';
import { createLog } from '@peiyu/kit/log.ts';
import { newCommandId } from '@peiyu/kit/testing/boot.ts';
import { listen } from '../listen.ts';
import { webServer } from '../web.ts';

/** An answer as a client sees it: what a foreign record and an absent one must share. */
export interface Answer {
  readonly status: number;
  readonly body: { readonly result?: { readonly data?: unknown }; readonly error?: { data: { reason: string } } };
}

/** The platform's procedures behind sessions that need no account: the cookie names the seat. */
export interface Seats {
  readonly ask: (seat: string | undefined, procedure: string, input?: object) => Promise<Answer>;
  /** A command or a query that must succeed. */
  readonly does: <T = { id: string }>(seat: string, procedure: string, input?: object) => Promise<T>;
  /** A seat for this session, by a name of its own. */
  readonly sit: (seat: string, session: Omit<Session, 'accountId'>) => string;
  readonly close: () => Promise<void>;
}

/** `service.path` of every procedure with its kind, as the routers have them. */
export function proceduresOf(services: readonly Service[]): ReadonlyMap<string, 'query' | 'mutation'> {
  return new Map(
    services.flatMap(({ name, router }) => {
      const procedures = router._def.procedures as Record<string, { _def: { type: 'query' | 'mutation' } }>;
      return Object.entries(procedures).map(([path, { _def }]) => [`${name}.${path}`, _def.type] as const);
    }),
  );
}

/** A web server of its own over the platform's services, with seats for sessions. */
export async function openSeats(services: readonly Service[]): Promise<Seats> {
  const kinds = proceduresOf(services);
  const seated = new Map<string, Session>();
  const sessions: Pick<IdentityPort, 'session'> = { session: async (token) => seated.get(token) };
  const log = createLog('test', 'silent');
  const server = webServer({ services, sessions, pages: [], dev: [], adminDir: '', ready: async () => true, log });
  const listening = await listen(server, { port: 0, address: '127.0.0.1' });

  const ask: Seats['ask'] = async (seat, procedure, input) => {
    const [service = '', ...path] = procedure.split('.');
    const address = `http://127.0.0.1:${listening.port}/trpc/${service}/${path.join('.')}`;
    const headers = {
      'content-type': 'application/json',
      ...(seat === undefined ? {} : { cookie: `${SESSION_COOKIE}=${seat}` }),
    };
    const query = kinds.get(procedure) === 'query';
    const asked = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const answer = query
      ? await fetch(`${address}${asked}`, { headers })
      : await fetch(address, { method: 'POST', headers, ...(input ? { body: JSON.stringify(input) } : {}) });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };

  return {
    ask,
    async does<T>(seat: string, procedure: string, input: object = {}) {
      const command = kinds.get(procedure) === 'mutation' ? { commandId: newCommandId() } : {};
      const { status, body } = await ask(seat, procedure, { ...command, ...input });
      if (status !== 200) throw new Error(`${procedure} as ${seat}: ${status} ${JSON.stringify(body)}`);
      return body.result?.data as T;
    },
    sit(seat, session) {
      seated.set(seat, { accountId: `account-${seat}`, ...session });
      return seat;
    },
    close: () => listening.close(),
  };
}
