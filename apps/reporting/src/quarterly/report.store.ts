import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Report, ReportEvent } from './report.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { evolveReport, reportTimer } from './report.ts';

export const reportDefinition: AggregateDefinition<Report, ReportEvent> = {
  type: 'quarterly-report',
  collection: 'quarterly_reports',
  evolve: evolveReport,
  timer: reportTimer,
  indexes: [{ keys: { tenant: 1, 'state.order': 1 } }, { keys: { tenant: 1, 'state.orgId': 1, 'state.order': 1 } }],
};

/** One form per city, institution and quarter. */
export const reportId = (city: string, orgId: string, quarter: string): string =>
  derivedId('quarterly-report', city, orgId, quarter);
