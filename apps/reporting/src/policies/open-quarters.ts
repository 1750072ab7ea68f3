import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { Quarter, businessDate, nextQuarter, quarterOf, quarterStart } from '@peiyu/domain/calendar/index.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import type { ReportingParts } from '../parts.ts';
import { dueOf } from '../obligation/due-of.ts';
import { openReport } from '../quarterly/report.ts';
import { reportId } from '../quarterly/report.store.ts';

const CONSUMER = 'reporting-quarters';

/**
 * Opens the form of the running quarter when an institution first opens a class in a city that asks for forms, and the next
 * one when a quarter has ended: a quarter with no class has its form too (C4-29).
 */
export function openQuarters({ reports, packs }: ReportingParts): ConsumerDefinition {
  const open = async (event: Envelope, quarter: string): Promise<void> => {
    const due = dueOf(packs, { city: event.tenant, kind: 'D5', trigger: quarterStart(quarter) });
    if (!due) return;
    const orgId = String(event.data['orgId']);
    const facts = { orgId, city: event.tenant, quarter, due: due.due, opensOn: quarterStart(quarter) };
    await follow(reports, { consumer: CONSUMER, event, target: reportId(event.tenant, orgId, quarter) }, (state) =>
      openReport(state, facts),
    );
  };
  return {
    name: CONSUMER,
    handlers: {
      'training.cohort-opened': (event) => open(event, quarterOf(businessDate(event.at))),
      'reporting.quarter-ended': (event) => open(event, nextQuarter(Quarter.parse(event.data['quarter']))),
    },
  };
}
