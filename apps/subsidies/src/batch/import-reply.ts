import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { claimsOf } from './batch-claims.ts';
import { readReply } from './read-reply.ts';
import type { HeldRow } from './reply.ts';
import { replyToBatch } from './reply.ts';

/** 8 MB in base64. */
const FILE_CHARS = 11_184_812;

const ImportReply = z.strictObject({
  commandId,
  batchId: z.string().min(1).max(60),
  file: z.base64().min(1).max(FILE_CHARS),
});

/** Imports a bank reply; answers how many lines it settled and which rows were held and why. */
export const importReplyProcedure = (parts: SubsidiesParts) =>
  procedure.input(ImportReply).mutation(async ({ input, ctx }) => {
    const batch = await parts.batches.get(input.batchId, ctx.scope);
    const rows = await readReply(input.file);
    const claims = await claimsOf(parts, ctx.scope, batch.state);
    const claimIdOf = new Map(claims.map(({ id, state }) => [state.number, id]));
    const on = businessDate(ctx.business.now());
    let held: readonly HeldRow[] = [];
    const changed = await parts.batches.change(input.batchId, ctx.change(input), (state) => {
      const outcome = replyToBatch(state, { rows, claimIdOf, on });
      held = outcome.held;
      return outcome.events;
    });
    return { ...changed, rows: rows.length, held };
  });
