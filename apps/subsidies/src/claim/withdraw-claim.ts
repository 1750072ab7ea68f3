import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { withdrawClaim } from './decisions.ts';

const WithdrawClaim = z.strictObject({ commandId, claimId: z.string().min(1).max(60) });

export const withdrawClaimProcedure = (parts: SubsidiesParts) =>
  procedure
    .input(WithdrawClaim)
    .mutation(({ input, ctx }) =>
      parts.claims.change(input.claimId, ctx.change(input), (state) => withdrawClaim(state, ctx.actor.person ?? '')),
    );
