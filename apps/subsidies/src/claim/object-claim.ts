import { PublicReason } from '@peiyu/domain/values/index.ts';
import { endOfDay } from '@peiyu/kit/clock.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { dismissObjection, objectToClaim } from './decisions.ts';

const ObjectToClaim = z.strictObject({
  commandId,
  claimId: z.string().min(1).max(60),
  /** What the objection says, without anybody's name or number. */
  reason: PublicReason,
});
const DismissObjection = ObjectToClaim;

/** 登记公示异议: within the window of the claim's notice, however late the timer is polled (messages.md 12). */
export const objectToClaimProcedure = (parts: SubsidiesParts) =>
  procedure.input(ObjectToClaim).mutation(async ({ input, ctx }) => {
    const { state } = await parts.claims.get(input.claimId, ctx.scope);
    const notice = state.noticeId === null ? undefined : await parts.notices.find(state.noticeId, EVERYWHERE);
    const until = notice?.state.until;
    const endedOn = until !== undefined && ctx.business.now() >= endOfDay(until) ? until : null;
    return parts.claims.change(input.claimId, ctx.change(input), (claim) =>
      objectToClaim(claim, { reason: input.reason, endedOn }),
    );
  });

/** 异议不成立, by reviewer B. An objection that holds is answered by refusing the claim. */
export const dismissObjectionProcedure = (parts: SubsidiesParts) =>
  procedure
    .input(DismissObjection)
    .mutation(({ input, ctx }) =>
      parts.claims.change(input.claimId, ctx.change(input), (claim) =>
        dismissObjection(claim, { reason: input.reason, reviewer: ctx.actor.person ?? ctx.actor.id }),
      ),
    );
