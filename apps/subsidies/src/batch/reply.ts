import { can, next, paymentBatchLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { sumFen } from '@peiyu/domain/values/index.ts';
import type { Batch, BatchEvent, LineResult } from './batch.ts';
import { existingBatch } from './decisions.ts';

/** One line of a bank reply as read: amount in fen, null when it is no amount. */
export interface ReplyRow extends LineResult {
  readonly row: number;
  readonly number: string;
  readonly amount: number | null;
  /** The bank's reference, where the file has one. */
  readonly reference: string | null;
}

/** A row that was not applied because its line is settled: said the same again, or said otherwise, which a person must look at. */
export interface HeldRow {
  readonly row: number;
  readonly why: 'settled' | 'conflict';
}

interface Reply {
  readonly rows: readonly ReplyRow[];
  /** Claim ids of this batch by claim number. */
  readonly claimIdOf: ReadonlyMap<string, string>;
  readonly on: string;
}

export interface ReplyOutcome {
  readonly events: BatchEvent[];
  readonly held: readonly HeldRow[];
}

/**
 * 银行回单. The whole file is refused for one wrong row: unknown claim, edited amount, a claim twice, another batch's reference
 * (H25). A settled line is never touched again: its row is held (H26). Lines the bank is silent about stay where they are
 * and block a second payment (F30).
 */
export function replyToBatch(state: Batch | undefined, reply: Reply): ReplyOutcome {
  const batch = existingBatch(state);
  // A reply that comes again after the last line is settled finds every row held; it is no mistake.
  if (batch.status !== 'settled') next(lifecycle, batch.status, 'settlePart');
  const amounts = new Map(batch.lines.map(({ claimId, amount }) => [claimId, amount]));
  const seen = new Set<string>();
  const fresh: { claimId: string; paid: boolean; reason: string }[] = [];
  const held: HeldRow[] = [];
  for (const { row, number, amount, reference, paid, reason } of reply.rows) {
    const claimId = reply.claimIdOf.get(number);
    if (claimId === undefined) throw new Refusal('subsidies.batch.reply-unknown', { row });
    if (reference !== null && reference !== batch.reference)
      throw new Refusal('subsidies.batch.reply-reference', { row });
    if (seen.has(claimId)) throw new Refusal('subsidies.batch.reply-twice', { row });
    if (amount !== amounts.get(claimId)) throw new Refusal('subsidies.batch.reply-amount', { row });
    seen.add(claimId);
    const before = batch.results[claimId];
    if (before === undefined) fresh.push({ claimId, paid, reason });
    else held.push({ row, why: before.paid === paid ? 'settled' : 'conflict' });
  }
  return { events: fresh.length === 0 ? [] : settle(batch, fresh, reply.on), held };
}

function settle(batch: Batch, fresh: readonly ({ claimId: string } & LineResult)[], on: string): BatchEvent[] {
  const replied: BatchEvent = { type: 'subsidies.batch-replied', data: { lines: [...fresh], on } };
  const paidNow = new Map(fresh.map(({ claimId, paid }) => [claimId, paid]));
  const paidOf = ({ claimId }: { claimId: string }) => paidNow.get(claimId) ?? batch.results[claimId]?.paid;
  if (batch.lines.some((line) => paidOf(line) === undefined) || !can(lifecycle, batch.status, 'settle'))
    return [replied];
  const paid = sumFen(batch.lines.filter((line) => paidOf(line) === true).map(({ amount }) => amount));
  const failed = batch.lines.filter((line) => paidOf(line) === false).length;
  return [replied, { type: 'subsidies.batch-settled', data: { paid, failed } }];
}
