import { PublicReason } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { heldClaims } from './batch-claims.ts';
import { authoriseBatch, rejectBatch } from './decisions.ts';

const batchId = z.string().min(1).max(60);
const AuthoriseBatch = z.strictObject({ commandId, batchId });
const RejectBatch = z.strictObject({ commandId, batchId, reason: PublicReason });

/** 授权拨付 by finance. */
export const authoriseBatchProcedure = (parts: SubsidiesParts) =>
  procedure.input(AuthoriseBatch).mutation(async ({ input, ctx }) => {
    const { state } = await parts.batches.get(input.batchId, ctx.scope);
    const claims = state.status === 'locked' ? await heldClaims(parts, ctx.scope, state) : [];
    const command = { batchId: input.batchId, claims, actor: ctx.actor.person ?? ctx.actor.id };
    return parts.batches.change(input.batchId, ctx.change(input), (batch) => authoriseBatch(batch, command));
  });

/** 驳回 by finance. */
export const rejectBatchProcedure = (parts: SubsidiesParts) =>
  procedure
    .input(RejectBatch)
    .mutation(({ input, ctx }) =>
      parts.batches.change(input.batchId, ctx.change(input), (batch) =>
        rejectBatch(batch, { reason: input.reason, actor: ctx.actor.person ?? ctx.actor.id }),
      ),
    );
