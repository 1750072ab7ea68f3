import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { z } from 'zod';
import { defineEvent } from '@peiyu/domain/events/contract.ts';
import { createRegistry } from '@peiyu/domain/events/registry.ts';
import { uuidv7, systemRandom } from '../ids.ts';
import type { AggregateDefinition, ChangeContext } from '../store/aggregate.ts';
import { EVERYWHERE } from '../store/aggregate.ts';

/** The smallest aggregate that says something, for tests of what carries it: `n` counts, `text` was added in version 2. */
export const Said = defineEvent(
  'talk.said',
  { n: z.int(), text: z.string() },
  { ver: 2, upcasts: { 1: (data) => ({ ...data, text: '' }) } },
);

export const saidRegistry = createRegistry([Said]);

export interface Talk {
  readonly heard: readonly number[];
}

export type SaidEvent = { readonly type: 'talk.said'; readonly data: { n: number; text: string } };

export const talk: AggregateDefinition<Talk, SaidEvent> = {
  type: 'talk',
  collection: 'talks',
  evolve: (state, { data }) => ({ heard: [...(state?.heard ?? []), data.n] }),
};

export const say = (...numbers: readonly number[]): SaidEvent[] =>
  numbers.map((n) => ({ type: 'talk.said', data: { n, text: '' } }));

/** The context of one command of a test; a new command id unless one is given. */
export function asked(rest: Partial<ChangeContext> = {}): ChangeContext {
  const commandId = uuidv7(Date.now(), systemRandom);
  return {
    commandId,
    tenant: '371000',
    scope: EVERYWHERE,
    at: '2026-03-09T01:00:00.000Z',
    actor: { id: 'test', role: 'test' },
    cause: rest.commandId ?? commandId,
    corr: 'test',
    ...rest,
  };
}

/** An event as another service's relay would publish it. */
export function saidBy(id: string, seq: number, rest: Partial<Envelope> = {}): Envelope {
  const src = `talk/${id}`;
  return {
    id: `${src}/${seq}`,
    type: 'talk.said',
    ver: 2,
    tenant: '371000',
    src,
    seq,
    at: '2026-03-09T01:00:00.000Z',
    actor: { id: 'test', role: 'test' },
    cause: 'test',
    corr: 'test',
    data: { n: seq, text: '' },
    ...rest,
  };
}
