import type { Envelope, EventOf } from '@peiyu/domain/events/contract.ts';
import { defineEvent } from '@peiyu/domain/events/contract.ts';
import { createRegistry } from '@peiyu/domain/events/registry.ts';
import type { Bus } from '@peiyu/kit/bus/bus.ts';
import { businessClockOf, systemClock, systemScheduler } from '@peiyu/kit/clock.ts';
import { systemRandom, uuidv7 } from '@peiyu/kit/ids.ts';
import { Kernel } from '@peiyu/kit/kernel.ts';
import { createLog } from '@peiyu/kit/log.ts';
import type { Archive } from '@peiyu/kit/messages/archive.ts';
import type { AggregateDefinition, ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { fakeIdentity } from '@peiyu/kit/testing/fake-identity.ts';
import { z } from 'zod';
import type { BenchDatabase } from './database.ts';

export const TENANT = '371000';

const Marked = defineEvent('bench.marked', { present: z.int(), note: z.string() });
const Taken = defineEvent('bench.taken', { key: z.string() });
export type BenchEvent = EventOf<typeof Marked> | EventOf<typeof Taken>;

/** About as large as an enrolment: a few ids, dates and counts. */
export interface Sheet {
  readonly present: number;
  readonly key: string;
  readonly facts: Readonly<Record<string, string>>;
}

const FACTS = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`fact${n}`, `value-${n}-of-this-record`]));

export const sheet: AggregateDefinition<Sheet, BenchEvent> = {
  type: 'sheet',
  collection: 'sheets',
  evolve: (state = { present: 0, key: '', facts: FACTS }, event) =>
    event.type === 'bench.taken' ? { ...state, key: event.data.key } : { ...state, present: event.data.present },
};

export const mark = (state: Sheet | undefined): BenchEvent[] => [
  { type: 'bench.marked', data: { present: (state?.present ?? 0) + 1, note: 'one more session attended' } },
];

export const commandId = (): string => uuidv7(systemClock.now(), systemRandom);

/** A client's command, as the HTTP layer would hand it on. */
export function asked(): ChangeContext & { readonly commandId: string } {
  const id = commandId();
  return {
    commandId: id,
    tenant: TENANT,
    scope: EVERYWHERE,
    at: businessClockOf(systemClock).now(),
    actor: { id: 'account-1', role: 'ti.teacher', org: 'organisation-1' },
    cause: id,
    corr: id,
  };
}

/** A service's kernel with the real parts; nothing in it is made for this measurement. */
export function kernelOf(name: string, parts: { database: BenchDatabase; archive: Archive; bus: Bus }): Kernel {
  return new Kernel(name, {
    documents: parts.database.documents,
    archive: parts.archive,
    bus: parts.bus,
    machine: systemClock,
    business: businessClockOf(systemClock),
    scheduler: systemScheduler,
    random: systemRandom,
    registry: createRegistry([Marked, Taken]),
    identity: fakeIdentity(),
    log: createLog('bench', 'error'),
  });
}

/** The envelope a floor writes: of the same shape and size as ours. */
export function envelope(src: string, seq: number, event: BenchEvent): Envelope {
  const { actor, at, cause, corr } = asked();
  return {
    id: `${src}/${seq}`,
    type: event.type,
    ver: 1,
    tenant: TENANT,
    src,
    seq,
    at,
    actor,
    cause,
    corr,
    data: event.data,
  };
}
