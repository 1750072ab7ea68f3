import type { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import { quarterEnd } from '@peiyu/domain/calendar/index.ts';
import type { Report } from './report.ts';

/** The last day whose facts a form takes: today, and never past its quarter (A9 Q12). */
export const takesUntil = (report: Pick<Report, 'quarter'>, today: CalendarDate): CalendarDate =>
  today < quarterEnd(report.quarter) ? today : quarterEnd(report.quarter);

/**
 * The facts of a form: once it is sealed those it has taken, until then also those a seal would take now. Figures, records
 * and attachment all read by this one condition, so that none of them tells another story.
 */
export function factsOfReport(id: string, report: Report, today: CalendarDate): Filter {
  if (report.revisions.length > 0) return { reportId: id };
  return { reportId: { $in: [null, id] }, on: { $lte: takesUntil(report, today) } };
}
