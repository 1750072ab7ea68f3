import { paymentBatchLifecycle as lifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { accountMasks } from '../claim/bank-account.ts';
import { Page, afterOf, cut, pageOptions } from '../paging.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor, maskedPeople } from '../people.ts';
import { claimsOf } from './batch-claims.ts';
import type { Batch } from './batch.ts';

const ListBatches = z.strictObject({ ...Page.shape, status: z.enum(statesOf(lifecycle)).optional() });
const GetBatch = z.strictObject({ batchId: z.string().min(1).max(60) });

const head = ({ id, v, state }: Loaded<Batch>) => {
  const results = Object.values(state.results);
  return {
    batchId: id,
    v,
    number: state.number,
    status: state.status,
    count: state.lines.length,
    total: state.total,
    hash: state.hash,
    lockedOn: state.lockedOn,
    reference: state.reference,
    paid: results.filter(({ paid }) => paid).length,
    failed: results.filter(({ paid }) => !paid).length,
  };
};

export const listBatchesProcedure = (parts: SubsidiesParts) =>
  procedure.input(ListBatches).query(async ({ input, ctx }) => {
    const where = { ...afterOf(input), ...(input.status === undefined ? {} : { 'state.status': input.status }) };
    const { rows, next } = cut(await parts.batches.list(ctx.scope, where, pageOptions(input)), input);
    return { items: rows.map(head), next };
  });

/** A batch with its lines: masked persons and accounts, amounts in fen, the bank's answer or null while it is silent. */
export const getBatchProcedure = (parts: SubsidiesParts) =>
  procedure.input(GetBatch).query(async ({ input, ctx }) => {
    const batch = await parts.batches.get(input.batchId, ctx.scope);
    const claims = await claimsOf(parts, ctx.scope, batch.state);
    const [person, masks] = await Promise.all([
      maskedPeople(
        parts.deps.identity,
        askFor(ctx.session.place, 'subsidy-batch', ctx.actor),
        claims.map(({ state }) => state.personId),
      ),
      accountMasks(
        parts.deps,
        claims.map(({ state }) => state.accountId),
      ),
    ]);
    const lines = batch.state.lines.map(({ claimId, amount }, index) => {
      const claim = claims[index]?.state;
      const result = batch.state.results[claimId];
      return {
        claimId,
        number: claim?.number ?? '',
        ...person(claim?.personId ?? ''),
        account: masks.get(claim?.accountId ?? '') ?? null,
        amount,
        paid: result?.paid ?? null,
        reason: result?.reason ?? '',
      };
    });
    return { ...head(batch), lines };
  });
