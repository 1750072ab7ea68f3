import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type * as events from '@peiyu/domain/events/subsidies.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import type { paymentBatchLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

export type BatchState = StateOf<typeof lifecycle>;

/** One claim of a batch; amount in fen, frozen when the batch was locked. */
export interface BatchLine {
  readonly claimId: string;
  readonly amount: number;
}

/** What the bank said of a line. */
export interface LineResult {
  readonly paid: boolean;
  readonly reason: string;
}

/** A payment batch (拨付批次): its total is frozen at the lock, and its hash covers every line and account. */
export interface Batch {
  readonly status: BatchState;
  readonly number: string;
  readonly lines: readonly BatchLine[];
  readonly total: number;
  readonly hash: string;
  readonly lockedBy: string;
  readonly lockedOn: string | null;
  /** What the bank sees on the file; the same however often it is exported. */
  readonly reference: string | null;
  readonly results: Readonly<Record<string, LineResult>>;
}

export type BatchEvent =
  | EventOf<typeof events.BatchLocked>
  | EventOf<typeof events.BatchAuthorised>
  | EventOf<typeof events.BatchRejected>
  | EventOf<typeof events.BatchSent>
  | EventOf<typeof events.BatchReplied>
  | EventOf<typeof events.BatchSettled>;

export function evolve(state: Batch | undefined, event: BatchEvent): Batch {
  if (event.type === 'subsidies.batch-locked') {
    const { on, ...facts } = event.data;
    return { status: 'locked', ...facts, lockedOn: on ?? null, reference: null, results: {} };
  }
  if (!state) throw new Error(`${event.type} before its batch`);
  switch (event.type) {
    case 'subsidies.batch-authorised':
      return { ...state, status: 'authorised' };
    case 'subsidies.batch-rejected':
      return { ...state, status: 'rejected' };
    case 'subsidies.batch-sent':
      return { ...state, status: 'sent', reference: event.data.reference };
    case 'subsidies.batch-replied': {
      const answered = event.data.lines.map(({ claimId, paid, reason }) => [claimId, { paid, reason }] as const);
      return { ...state, status: 'partlySettled', results: { ...state.results, ...Object.fromEntries(answered) } };
    }
    case 'subsidies.batch-settled':
      return { ...state, status: 'settled' };
  }
}

export const batchDefinition: AggregateDefinition<Batch, BatchEvent> = {
  type: 'batch',
  collection: 'batches',
  evolve,
  indexes: [{ keys: { tenant: 1, 'state.status': 1, _id: 1 } }],
};
