import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { openAccount } from '../claim/bank-account.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor } from '../people.ts';
import { bankSheet } from './bank-sheet.ts';
import { claimsOf } from './batch-claims.ts';
import { referenceOf, sendBatch } from './decisions.ts';

const ExportBatch = z.strictObject({ commandId, batchId: z.string().min(1).max(60) });

/**
 * 银行文件. The batch is marked as sent before the file is given out: after a kill in between the export is asked again and is
 * the same file under the same reference (F30). Accounts are opened and names disclosed for this purpose, and audited.
 */
export const exportBatchProcedure = (parts: SubsidiesParts) =>
  procedure.input(ExportBatch).mutation(async ({ input, ctx }) => {
    const { batchId } = input;
    const { state: batch, tenant } = await parts.batches.get(batchId, ctx.scope);
    const claims = await claimsOf(parts, ctx.scope, batch);
    // Asked before the change as well: a retry whose command is known must not build a file from what has changed since.
    sendBatch(batch, { batchId, claims });
    const changed = await parts.batches.change(batchId, ctx.change(input), (state) =>
      sendBatch(state, { batchId, claims }),
    );
    const ask = askFor(tenant, 'bank-file', ctx.actor);
    const people = claims.map(({ state }) => state.personId);
    const names = await parts.deps.identity.disclose(ask, people, ['name']);
    const payments = await Promise.all(
      claims.map(async ({ state }) => ({
        number: state.number,
        name: names.get(state.personId)?.name ?? '',
        account: await openAccount(parts.deps, { tenant, accountId: state.accountId ?? '', actor: ctx.actor }),
        amount: state.amount ?? 0,
      })),
    );
    const reference = referenceOf(batch);
    const sheet = await bankSheet(batch, payments, reference);
    return {
      ...changed,
      reference,
      name: `拨付清单-${batch.number}.xlsx`,
      file: Buffer.from(sheet).toString('base64'),
    };
  });
