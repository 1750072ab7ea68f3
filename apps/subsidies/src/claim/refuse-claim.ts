import { PublicReason } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { refuseClaim } from './decisions.ts';

const RefuseClaim = z.strictObject({ commandId, claimId: z.string().min(1).max(60), reason: PublicReason });

export const refuseClaimProcedure = (parts: SubsidiesParts) =>
  procedure
    .input(RefuseClaim)
    .mutation(({ input, ctx }) =>
      parts.claims.change(input.claimId, ctx.change(input), (state) => refuseClaim(state, input.reason)),
    );
