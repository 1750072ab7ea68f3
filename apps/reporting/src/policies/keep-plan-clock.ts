import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { createObligation, submitObligation } from '../obligation/decisions.ts';
import { dueOf } from '../obligation/due-of.ts';
import { obligationId } from '../obligation/obligation.store.ts';
import type { ReportingParts } from '../parts.ts';

interface FiledPlan {
  readonly filedOn: string;
}
const CONSUMER = 'reporting-plan-clock';
/** Marks of the step that ends the clock, apart from those of the step that starts it. */
const FILED = 'reporting-plan-clock-filed';
/** One clock per city in which classes stand on the plan. */
const MOST_CITIES = 500;

/**
 * D7: a plan is filed before the class that stands on it opens (W-IV(1), A8). The clock is written when the first such
 * class is opened in a city, and ended with the day on which the plan was first filed, whichever of the two is heard first.
 */
export function keepPlanClock({ obligations, packs, documents, filedPlans }: ReportingParts): ConsumerDefinition {
  return {
    name: CONSUMER,
    handlers: {
      'training.plan-filed': async (event) => {
        const planId = event.src.slice(event.src.indexOf('/') + 1);
        const filedOn = businessDate(event.at);
        const filed = { collection: filedPlans, id: planId, consumer: CONSUMER, event, tenant: '*' };
        await projectInto<FiledPlan>(documents, filed, (plan) => plan ?? { filedOn });
        const waiting = { 'state.subjectId': planId, 'state.kind': 'D7' };
        for (const { id } of await obligations.list(EVERYWHERE, waiting, { limit: MOST_CITIES })) {
          await follow(obligations, { consumer: FILED, event, target: id }, (state) =>
            submitObligation(state, filedOn),
          );
        }
      },
      'training.cohort-opened': async (event) => {
        const { planId, orgId, startsOn } = event.data;
        if (typeof planId !== 'string') return;
        const trigger = String(startsOn);
        const due = dueOf(packs, { city: event.tenant, kind: 'D7', trigger });
        if (!due) return;
        const target = obligationId('D7', `${planId}-${event.tenant}`);
        const begun = { kind: 'D7' as const, subjectId: planId, from: String(orgId), to: event.tenant, trigger, due };
        await follow(obligations, { consumer: CONSUMER, event, target }, (state) => createObligation(state, begun));
        // Read after the clock was written: a filing heard in between has seen the clock, or is seen here.
        const plan = await documents.findOne(filedPlans, { _id: planId, tenant: '*' });
        if (!plan) return;
        await follow(obligations, { consumer: FILED, event, target }, (state) =>
          submitObligation(state, String(plan['filedOn'])),
        );
      },
    },
  };
}
