import { next, paymentBatchLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { sumFen } from '@peiyu/domain/values/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { createHash } from 'node:crypto';
import type { Claim } from '../claim/claim.ts';
import { assertCertificate } from '../claim/decisions.ts';
import type { Batch, BatchEvent } from './batch.ts';

type Claims = readonly Loaded<Claim>[];

export function existingBatch(state: Batch | undefined): Batch {
  if (!state) throw new NotFound();
  return state;
}

/**
 * SHA-256 of the canonical lines: batch number, then claim id, number, amount in fen and account record of each line, in order.
 * An amount, a line or an account changed after the lock gives another hash (H25).
 */
function batchHash(number: string, claims: Claims): string {
  const lines = claims.map(({ id, state }) =>
    [id, state.number, String(state.amount), state.accountId ?? ''].join('|'),
  );
  return createHash('sha256')
    .update([number, ...lines].join('\n'))
    .digest('hex');
}

interface Locking {
  readonly number: string;
  readonly claims: Claims;
  readonly actor: string;
  readonly on: string;
}

/** 组批 by the desk: approved and priced claims only; the total is frozen here. */
export function lockBatch(state: Batch | undefined, { number, claims, actor, on }: Locking): BatchEvent[] {
  if (state) return [];
  if (claims.length === 0) throw new Refusal('subsidies.batch.empty');
  const lines = claims.map(({ id, state: claim }, index) => {
    const { status, amount } = claim;
    if (status !== 'approved' || amount === null || amount <= 0) {
      throw new Refusal('subsidies.batch.not-approved', { line: index + 1 });
    }
    assertCertificate(claim);
    return { claimId: id, amount };
  });
  const total = sumFen(lines.map(({ amount }) => amount));
  const hash = batchHash(number, claims);
  return [{ type: 'subsidies.batch-locked', data: { number, lines, total, hash, lockedBy: actor, on } }];
}

/**
 * What was locked is what is there: every claim is held by this very batch, and the hash is the same. A claim can be held by
 * one batch only, so the second of two batches over one claim can never be authorised.
 */
function assertUnchanged(batch: Batch, { batchId, claims }: { batchId: string; claims: Claims }): void {
  const held = claims.every(({ state }) => state.status === 'batched' && state.batchId === batchId);
  if (!held || batchHash(batch.number, claims) !== batch.hash) throw new Refusal('subsidies.batch.changed');
}

/** 授权拨付 by finance: another natural person than who locked it (C2). */
export function authoriseBatch(
  state: Batch | undefined,
  command: { batchId: string; claims: Claims; actor: string },
): BatchEvent[] {
  const batch = existingBatch(state);
  next(lifecycle, batch.status, 'authorise');
  if (batch.lockedBy === command.actor) throw new Refusal('identity.duty.same-person');
  assertUnchanged(batch, command);
  for (const { state: claim } of command.claims) assertCertificate(claim);
  return [{ type: 'subsidies.batch-authorised', data: { total: batch.total, authorisedBy: command.actor } }];
}

/** 驳回: the claims wait for another batch. */
export function rejectBatch(state: Batch | undefined, command: { reason: string; actor: string }): BatchEvent[] {
  const batch = existingBatch(state);
  next(lifecycle, batch.status, 'reject');
  const claimIds = batch.lines.map(({ claimId }) => claimId);
  const { reason, actor } = command;
  return [{ type: 'subsidies.batch-rejected', data: { claimIds, reason, rejectedBy: actor } }];
}

/**
 * 送银行: the first export gives the reference, every further one says the same. A certificate revoked since the batch was
 * authorised stops the first one: the batch is rejected and its other claims go into another (C4-35).
 */
export function sendBatch(state: Batch | undefined, command: { batchId: string; claims: Claims }): BatchEvent[] {
  const batch = existingBatch(state);
  next(lifecycle, batch.status, 'send');
  assertUnchanged(batch, command);
  if (batch.reference === null) for (const { state: claim } of command.claims) assertCertificate(claim);
  return batch.reference === null ? [{ type: 'subsidies.batch-sent', data: { reference: referenceOf(batch) } }] : [];
}

/** Reference the bank keeps: of the batch alone, so that a file sent again is the same payment. */
export const referenceOf = (batch: Pick<Batch, 'number'>): string => `${batch.number}-1`;
