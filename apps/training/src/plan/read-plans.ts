import { statesOf, annualPlanLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { Page, pageOf } from '../paging.ts';
import type { Asker, TrainingParts } from '../parts.ts';
import type { Plan } from './plan.ts';

const ListPlans = z.strictObject({ ...Page, status: z.enum(statesOf(annualPlanLifecycle)).optional() });
const GetPlan = z.strictObject({ planId: z.string().min(1).max(60) });

/** Whose plans a body may see: the institution its own, an evaluator those that name it, a desk those of its place. */
function relation({ actor }: Asker): Record<string, string> {
  if (actor.role.startsWith('ti.')) return { 'state.orgId': actor.org ?? '' };
  return actor.role.startsWith('ei.') ? { 'state.evaluators': actor.org ?? '' } : {};
}

const shown = ({ id, v, tenant, state }: Loaded<Plan>, names: ReadonlyMap<string, string>) => ({
  id,
  v,
  place: tenant,
  ...state,
  orgName: names.get(state.orgId) ?? null,
  lines: state.lines.map((line) => ({ ...line, evaluatorName: names.get(line.evaluatorOrgId) ?? null })),
});

const bodiesOf = (plans: readonly Loaded<Plan>[]): string[] =>
  plans.flatMap(({ state }) => [state.orgId, ...state.evaluators]);

export const listPlansProcedure = (parts: TrainingParts) =>
  procedure.input(ListPlans).query(async ({ input, ctx }) => {
    const where = {
      ...relation(ctx),
      ...(input.status ? { 'state.status': input.status } : {}),
      ...(input.after ? { _id: { $gt: input.after } } : {}),
    };
    const plans = await parts.plans.list(ctx.scope, where, { sort: { _id: 1 }, limit: input.limit + 1 });
    const names = await parts.directory.names(bodiesOf(plans));
    return pageOf(plans, input.limit, { cursor: ({ id }) => id, show: (plan) => shown(plan, names) });
  });

export const getPlanProcedure = (parts: TrainingParts) =>
  procedure.input(GetPlan).query(async ({ input, ctx }) => {
    const [plan] = await parts.plans.list(ctx.scope, { ...relation(ctx), _id: input.planId }, { limit: 1 });
    if (!plan) throw new NotFound();
    return shown(plan, await parts.directory.names(bodiesOf([plan])));
  });
