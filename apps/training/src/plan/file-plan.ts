import { cityOf, provinceOf } from '@peiyu/domain/values/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { assertOwn, existing, orgOf, today } from '../parts.ts';
import { consentToPlan, filePlan, recordPlan, returnPlan } from './plan.ts';
import { lineListings } from './plan-listings.ts';
import { PublicText } from '../public-text.ts';

const OnPlan = z.strictObject({ commandId, planId: z.string().min(1).max(60) });
const ReturnPlan = z.strictObject({ ...OnPlan.shape, reason: PublicText.max(500) });

/** The evaluator's consent to its own lines; a plan that does not name it looks absent. */
export const consentPlanProcedure = (parts: TrainingParts) =>
  procedure.input(OnPlan).mutation(async ({ input, ctx }) => {
    const evaluator = orgOf(ctx.actor);
    const plan = await parts.plans.get(input.planId, ctx.scope);
    if (!plan.state.evaluators.includes(evaluator)) throw new NotFound();
    const listings = await lineListings(parts, plan, {
      kind: 'evaluation',
      orgOf: (line) => (line.evaluatorOrgId === evaluator ? evaluator : undefined),
    });
    return parts.plans.change(
      input.planId,
      ctx.change(input),
      existing((state) => consentToPlan(state, evaluator, listings)),
    );
  });

/** 报备案 to the home city and the province; a home city outside the platform is evidenced by its receipt (W-IV(1), D7). */
export const filePlanProcedure = (parts: TrainingParts) =>
  procedure.input(OnPlan).mutation(async ({ input, ctx }) => {
    const plan = await parts.plans.get(input.planId, ctx.scope);
    assertOwn(ctx, plan.state.orgId);
    const listings = await lineListings(parts, plan, { kind: 'training', orgOf: () => plan.state.orgId });
    const onPlatform = parts.packs.has(plan.tenant);
    // W-IV(1) names both receivers; a city whose pack names fewer is content with fewer.
    const filing = onPlatform
      ? parts.packs.inForce(plan.tenant, today(parts)).plan.filing
      : (['city', 'province'] as const);
    const receivers = [
      ...(onPlatform && filing.includes('city') ? [cityOf(plan.tenant)] : []),
      ...(filing.includes('province') ? [provinceOf(plan.tenant)] : []),
    ];
    return parts.plans.change(
      input.planId,
      ctx.change(input),
      existing((state) => filePlan(state, { receivers, needsReceipt: !onPlatform, listings })),
    );
  });

/** 备案 by the desk of the asker's place. */
export const recordPlanProcedure = (parts: TrainingParts) =>
  procedure.input(OnPlan).mutation(async ({ input, ctx }) => {
    const by = ctx.session.place;
    return parts.plans.change(
      input.planId,
      ctx.change(input),
      existing((plan) => {
        assertReceiver(plan.receivers, by);
        return recordPlan(plan, by);
      }),
    );
  });

export const returnPlanProcedure = (parts: TrainingParts) =>
  procedure.input(ReturnPlan).mutation(async ({ input, ctx }) => {
    const by = ctx.session.place;
    return parts.plans.change(
      input.planId,
      ctx.change(input),
      existing((plan) => {
        assertReceiver(plan.receivers, by);
        return returnPlan(plan, by, input.reason);
      }),
    );
  });

/** A filed plan is answered by its receivers alone. */
function assertReceiver(receivers: readonly string[], by: string): void {
  if (receivers.length > 0 && !receivers.includes(by)) throw new NotFound();
}
