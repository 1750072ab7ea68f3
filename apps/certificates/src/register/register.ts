import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { NumbersReserved } from '@peiyu/domain/events/certificates.ts';

export type RegisterEvent = EventOf<typeof NumbersReserved>;

interface Range {
  readonly from: number;
  readonly count: number;
}

/** Numbers given so far by one issuer for one kind in one year, and to which batch. */
export interface Register {
  readonly last: number;
  readonly ranges: Readonly<Record<string, Range>>;
}

export function evolveRegister(state: Register | undefined, { data }: RegisterEvent): Register {
  const { batchId, from, count } = data;
  return { last: from + count - 1, ranges: { ...state?.ranges, [batchId]: { from, count } } };
}

/**
 * Reserves `count` consecutive numbers for a batch, from 1 on and without a gap between batches; a batch that has its
 * range keeps it (messages 18). The key is the batch, so no command id is needed.
 */
export function reserveNumbers(state: Register | undefined, wish: { batchId: string; count: number }): RegisterEvent[] {
  if (state?.ranges[wish.batchId]) return [];
  const data = { batchId: wish.batchId, from: (state?.last ?? 0) + 1, count: wish.count };
  return [{ type: 'certificates.numbers-reserved', data }];
}
