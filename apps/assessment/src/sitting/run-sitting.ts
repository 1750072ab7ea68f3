import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { confirmationId } from '../confirmation/confirmation.store.ts';
import type { AssessmentParts } from '../parts.ts';
import { personOf } from '../parts.ts';
import { assertNoJob, ownSitting, present, seatedIn } from './own-sitting.ts';
import { confirmResults, lockRoster, markSitting, openSitting, reportSitting } from './sitting.ts';

export const OnSitting = z.strictObject({ commandId, sittingId: z.string().min(1).max(60) });

const statesOf = async (parts: AssessmentParts, sittingId: string) =>
  (await seatedIn(parts, sittingId)).map(({ state }) => state);

export const openSittingProcedure = (parts: AssessmentParts) =>
  procedure.input(OnSitting).mutation(async ({ input, ctx }) => {
    await ownSitting(parts, input.sittingId, { scope: ctx.scope, org: ctx.actor.org });
    return parts.sittings.change(input.sittingId, ctx.change(input), (state) => openSitting(present(state)));
  });

/** 锁定名单: who has a place at this moment sits. */
export const lockRosterProcedure = (parts: AssessmentParts) =>
  procedure.input(OnSitting).mutation(async ({ input, ctx }) => {
    await ownSitting(parts, input.sittingId, { scope: ctx.scope, org: ctx.actor.org });
    await assertNoJob(parts, input.sittingId);
    const seated = (await seatedIn(parts, input.sittingId))
      .filter(({ state }) => state.status === 'scheduled')
      .map(({ id }) => id);
    return parts.sittings.change(input.sittingId, ctx.change(input), (state) => lockRoster(present(state), seated));
  });

/** 提交成绩 for the second person's check. */
export const markSittingProcedure = (parts: AssessmentParts) =>
  procedure.input(OnSitting).mutation(async ({ input, ctx }) => {
    await ownSitting(parts, input.sittingId, { scope: ctx.scope, org: ctx.actor.org });
    await assertNoJob(parts, input.sittingId);
    const roster = await statesOf(parts, input.sittingId);
    return parts.sittings.change(input.sittingId, ctx.change(input), (state) => markSitting(present(state), roster));
  });

/** 确认成绩 by the second person: 考核结束, D2 starts (A9 Q7). */
export const confirmResultsProcedure = (parts: AssessmentParts) =>
  procedure.input(OnSitting).mutation(async ({ input, ctx }) => {
    await ownSitting(parts, input.sittingId, { scope: ctx.scope, org: ctx.actor.org });
    await assertNoJob(parts, input.sittingId);
    const roster = await statesOf(parts, input.sittingId);
    const confirm = { by: personOf(ctx.actor), on: businessDate(ctx.business.now()) };
    return parts.sittings.change(input.sittingId, ctx.change(input), (state) =>
      confirmResults(present(state), roster, confirm),
    );
  });

/** 报送省厅: D2 ends; the confirmation follows by itself (W-IV(3), H-II(3)). */
export const reportSittingProcedure = (parts: AssessmentParts) =>
  procedure.input(OnSitting).mutation(async ({ input, ctx }) => {
    const { sittingId } = input;
    await ownSitting(parts, sittingId, { scope: ctx.scope, org: ctx.actor.org });
    const roster = await statesOf(parts, sittingId);
    const report = { confirmationId: confirmationId(sittingId), on: businessDate(ctx.business.now()) };
    const changed = await parts.sittings.change(sittingId, ctx.change(input), (state) =>
      reportSitting(present(state), roster, report),
    );
    return { ...changed, confirmationId: report.confirmationId };
  });
