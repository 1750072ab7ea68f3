import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { commandId, newIdFor, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { claimIds, loadClaims } from '../claim/load-claims.ts';
import type { SubsidiesParts } from '../parts.ts';
import { lockBatch } from './decisions.ts';

const LockBatch = z.strictObject({ commandId, claimIds });

export const lockBatchProcedure = (parts: SubsidiesParts) =>
  procedure.input(LockBatch).mutation(async ({ input, ctx }) => {
    const city = ctx.session.place;
    const id = newIdFor('batch', input);
    const known = await parts.batches.find(id, ctx.scope);
    if (known) return { id, v: known.v, seq: known.seq };
    const claims = await loadClaims(parts.claims, ctx.scope, input.claimIds);
    const on = businessDate(ctx.business.now());
    const number = await parts.numbers.next('PC', city, on);
    const actor = ctx.actor.person ?? ctx.actor.id;
    return parts.batches.change(id, ctx.change(input, city), (state) =>
      lockBatch(state, { number, claims, actor, on }),
    );
  });
