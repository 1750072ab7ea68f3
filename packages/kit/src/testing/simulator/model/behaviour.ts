import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { JobKind } from '../../../jobs/jobs.ts';
import type { ConsumerDefinition } from '../../../messages/consumer.ts';
import { follow } from '../../../messages/policy.ts';
import { insertFact, projectInto } from '../../../messages/projection.ts';
import type { Documents } from '../../../mongo/documents.ts';
import type { Reservations } from '../../../reservations.ts';
import { EVERYWHERE } from '../../../store/aggregate.ts';
import type { SimStores } from './stores.ts';
import { credit, issueNumber, reserveRange } from './aggregates.ts';

export const TENANT = '371000';
export const NEAR = 'near';
export const FAR = 'far';
/** One view of all sources. */
export const VIEW = 'all';
export const REGISTER = 'r2026';

interface Parts {
  readonly stores: SimStores;
  readonly reservations: Reservations;
  readonly documents: Documents;
  readonly world: { readonly mended: boolean };
}

const amountOf = (event: Envelope): number => Number(event.data['amount']);
const keyOf = (event: Envelope): string => String(event.data['key']);
const ownerOf = (event: Envelope): string => event.src.slice(event.src.indexOf('/') + 1);

/** Two policies and two views on one event, a fan-out to two targets of which one is touched late, and the keys of seats. */
export function consumersOf({ stores, reservations, documents, world }: Parts): ConsumerDefinition[] {
  const creditTo = (consumer: string, target: string, event: Envelope): Promise<void> =>
    follow(
      stores.targets,
      {
        consumer,
        event,
        target,
        expected: { 'subsidies.claim.cap': () => [{ type: 'dst.credit-refused', data: {} }] },
      },
      () => credit(amountOf(event)),
    );
  const notice = (event: Envelope): Promise<void> =>
    insertFact(documents, { collection: 'notices', consumer: 'sim-notices', event }, { of: event.src });
  return [
    {
      name: 'sim-fan',
      handlers: {
        async 'src.added'(event) {
          await creditTo('sim-fan', NEAR, event);
          if (event.data['late'] === true) await creditTo('sim-fan', FAR, event);
        },
      },
    },
    {
      name: 'sim-two',
      handlers: {
        async 'src.added'(event) {
          if (event.data['poison'] === true && !world.mended) throw new Error('poison');
          await creditTo('sim-two', NEAR, event);
        },
      },
    },
    {
      name: 'sim-ledger',
      handlers: {
        'src.added': (event) =>
          insertFact(
            documents,
            { collection: 'ledger', consumer: 'sim-ledger', event },
            { of: event.id, amount: amountOf(event) },
          ),
      },
    },
    {
      name: 'sim-view',
      handlers: {
        'src.added': (event) =>
          projectInto<{ total: number }>(
            documents,
            { collection: 'views', id: VIEW, consumer: 'sim-view', event },
            (view) => ({ total: (view?.total ?? 0) + amountOf(event) }),
          ),
      },
    },
    {
      name: 'sim-seat-keys',
      handlers: {
        'seat.taken': (event) => reservations.confirm(keyOf(event), ownerOf(event)),
        'seat.left': (event) => reservations.release(keyOf(event), ownerOf(event)),
      },
    },
    { name: 'sim-notices', handlers: { 'win.closed': notice, 'win.settled': notice } },
  ];
}

interface IssueRow {
  readonly id: string;
  readonly number: number;
}

/** A batch: reserves its range of numbers in one change, then gives each row its own; killed anywhere, it goes on. */
export function issuing(stores: SimStores): JobKind<IssueRow> {
  const context = (run: { at: string; jobId: string }) => ({
    commandId: null,
    tenant: TENANT,
    scope: EVERYWHERE,
    at: run.at,
    actor: { id: 'sim-issuing', role: 'job' },
    cause: run.jobId,
    corr: run.jobId,
  });
  return {
    kind: 'issuing',
    async rows(payload, run) {
      const size = payload.length;
      await stores.registers.change(REGISTER, context(run), (state) => reserveRange(state, run.target, size));
      const range = (await stores.registers.get(REGISTER, EVERYWHERE)).state.ranges[run.target];
      if (!range) throw new Error('a batch has its range after reserving it');
      return Array.from({ length: size }, (_, row) => ({ id: `${run.target}-${row}`, number: range.from + row }));
    },
    async apply(row, _index, run) {
      const before = await stores.issues.find(row.id);
      if (before) return 'unchanged';
      await stores.issues.change(row.id, context(run), (state) => issueNumber(state, row.number));
      return 'done';
    },
  };
}
