import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { businessDate, dueDate } from '@peiyu/domain/calendar/index.ts';
import { Busy } from '@peiyu/kit/errors.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { ReportingParts } from '../parts.ts';
import { createObligation, evolveObligation, submitObligation } from '../obligation/obligation.ts';
import { obligationId } from '../obligation/obligation.store.ts';

interface FiledPlan {
  readonly filedOn: string;
}

/**
 * D7: a plan is filed before the class that stands on it opens (W-IV(1), A8). The clock is written when the first such
 * class is opened in a city, with the day on which the plan had been filed.
 */
export function keepPlanClock({ obligations, packs, documents, filedPlans }: ReportingParts): ConsumerDefinition {
  const name = 'reporting-plan-clock';
  return {
    name,
    handlers: {
      'training.plan-filed': (event) => {
        const id = event.src.slice(event.src.indexOf('/') + 1);
        return projectInto<FiledPlan>(
          documents,
          { collection: filedPlans, id, consumer: name, event, tenant: '*' },
          (plan) => plan ?? { filedOn: businessDate(event.at) },
        );
      },
      'training.cohort-opened': async (event) => {
        const { planId, orgId, startsOn } = event.data;
        if (typeof planId !== 'string') return;
        const plan = await documents.findOne(filedPlans, { _id: planId, tenant: '*' });
        // The plan was filed before; its event may only not have arrived yet.
        if (!plan) throw new Busy('plan-not-seen');
        const trigger = String(startsOn);
        const due = dueDate('D7', trigger, packs.inForce(event.tenant, trigger));
        if (!due) return;
        const target = obligationId('D7', `${planId}-${event.tenant}`);
        const begun = { kind: 'D7' as const, subjectId: planId, from: String(orgId), to: event.tenant, trigger, due };
        await follow(obligations, { consumer: name, event, target }, (state) => {
          if (state) return [];
          const [created] = createObligation(undefined, begun);
          return created
            ? [created, ...submitObligation(evolveObligation(undefined, created), String(plan['filedOn']))]
            : [];
        });
      },
    },
  };
}
