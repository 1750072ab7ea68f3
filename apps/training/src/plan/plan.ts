import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  PlanConsented,
  PlanDrafted,
  PlanFiled,
  PlanRecorded,
  PlanReturned,
} from '@peiyu/domain/events/training.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { annualPlanLifecycle, next, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';

type Drafted = EventOf<typeof PlanDrafted>['data'];
export type PlanLine = Drafted['lines'][number];
export type PlanState = StateOf<typeof annualPlanLifecycle>;

/** 年度培训方案 and 考核计划 of one institution and year (W-IV(1), C1b). */
export interface Plan extends Drafted {
  readonly status: PlanState;
  /** Bodies named in the lines, once each: who is asked for consent, and may read the plan. */
  readonly evaluators: readonly string[];
  readonly consented: readonly string[];
  readonly receivers: readonly string[];
  readonly recordedBy: readonly string[];
  readonly returned: { readonly by: string; readonly reason: string } | null;
}

export type PlanEvent =
  | EventOf<typeof PlanDrafted>
  | EventOf<typeof PlanConsented>
  | EventOf<typeof PlanFiled>
  | EventOf<typeof PlanRecorded>
  | EventOf<typeof PlanReturned>;

export function evolvePlan(plan: Plan | undefined, event: PlanEvent): Plan {
  if (event.type === 'training.plan-drafted') {
    const evaluators = [...new Set(event.data.lines.map((line) => line.evaluatorOrgId))];
    return { ...event.data, status: 'draft', evaluators, consented: [], receivers: [], recordedBy: [], returned: null };
  }
  if (!plan) throw new Error(`${event.type} before the plan was drafted`);
  switch (event.type) {
    case 'training.plan-consented':
      return {
        ...plan,
        consented: [...plan.consented, event.data.evaluatorOrgId],
        status: event.data.complete ? 'agreed' : plan.status,
      };
    case 'training.plan-filed':
      return { ...plan, status: 'filed', receivers: event.data.receivers, returned: null };
    case 'training.plan-recorded':
      return {
        ...plan,
        recordedBy: [...plan.recordedBy, event.data.by],
        status: event.data.complete ? 'recorded' : plan.status,
      };
    case 'training.plan-returned':
      return {
        ...plan,
        status: 'returned',
        recordedBy: [],
        returned: { by: event.data.by, reason: event.data.reason },
      };
  }
}

/** Whether the body of a line stands in its catalogue on the day of the act (H-annex, A1). */
export interface LineListing {
  readonly lineId: string;
  readonly listed: boolean;
  readonly date: string;
  readonly occupation: string;
}

function assertListed(plan: Pick<Plan, 'lines'>, listings: readonly LineListing[]): void {
  for (const [index, line] of plan.lines.entries()) {
    const found = listings.find(({ lineId }) => lineId === line.lineId);
    if (found && !found.listed) {
      throw new Refusal('training.plan.not-listed', {
        line: index + 1,
        date: found.date,
        occupation: found.occupation,
      });
    }
  }
}

/** A draft, or a new draft over a returned one: consents are asked again (W-IV(1)). */
export function draftPlan(plan: Plan | undefined, draft: Drafted): PlanEvent[] {
  if (draft.lines.length === 0) throw new Refusal('training.plan.empty');
  if (plan?.status === 'recorded') throw new Refusal('training.plan.year', { year: plan.year });
  if (plan) next(annualPlanLifecycle, plan.status, 'edit');
  return [{ type: 'training.plan-drafted', data: draft }];
}

/** One evaluator's yes to its own lines; the last one makes the plan agreed. Its yes again changes nothing. */
export function consentToPlan(plan: Plan, evaluatorOrgId: string, listings: readonly LineListing[]): PlanEvent[] {
  if (plan.consented.includes(evaluatorOrgId)) return [];
  next(annualPlanLifecycle, plan.status, 'agree');
  assertListed(plan, listings);
  const complete = plan.evaluators.every((org) => org === evaluatorOrgId || plan.consented.includes(org));
  return [{ type: 'training.plan-consented', data: { evaluatorOrgId, complete } }];
}

/** Where a plan is filed: the home city where it is on the platform, and the province (W-IV(1), D7). */
export interface Filing {
  readonly receivers: readonly string[];
  /** The home city is elsewhere: its own receipt is the evidence. */
  readonly needsReceipt: boolean;
  readonly listings: readonly LineListing[];
}

export function filePlan(plan: Plan, filing: Filing): PlanEvent[] {
  if (plan.status === 'draft') {
    const line = plan.lines.findIndex(({ evaluatorOrgId }) => !plan.consented.includes(evaluatorOrgId));
    throw new Refusal('training.plan.no-consent', { line: line + 1 });
  }
  next(annualPlanLifecycle, plan.status, 'file');
  if (filing.needsReceipt && !plan.homeReceipt?.trim()) throw new Refusal('training.plan.no-receipt');
  assertListed(plan, filing.listings);
  return [
    { type: 'training.plan-filed', data: { orgId: plan.orgId, year: plan.year, receivers: [...filing.receivers] } },
  ];
}

/** 备案 by one receiver; the plan is recorded when every receiver has recorded it (W-IV(1), A9 Q5: a check of form only). */
export function recordPlan(plan: Plan, by: string): PlanEvent[] {
  if (plan.recordedBy.includes(by)) throw new Refusal('training.plan.recorded-twice');
  const complete = plan.receivers.every((receiver) => receiver === by || plan.recordedBy.includes(receiver));
  next(annualPlanLifecycle, plan.status, complete ? 'record' : 'acknowledge');
  return [{ type: 'training.plan-recorded', data: { orgId: plan.orgId, by, complete } }];
}

export function returnPlan(plan: Plan, by: string, reason: string): PlanEvent[] {
  next(annualPlanLifecycle, plan.status, 'return');
  if (reason.trim() === '') throw new Refusal('training.plan.reason-missing');
  return [{ type: 'training.plan-returned', data: { orgId: plan.orgId, by, reason } }];
}

export const planStatusText = (plan: Plan): string => stateLabel(annualPlanLifecycle, plan.status);
