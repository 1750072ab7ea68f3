import type { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import { quarterStart } from '@peiyu/domain/calendar/index.ts';
import { dueOf } from '../obligation/due-of.ts';
import type { Report } from './report.ts';

/**
 * The due day of a form under the calendar as it is loaded now, the same that its clock D5 is recomputed to (C4-24);
 * `dueProvisional` while that year's rest days are not published.
 */
export function dueNow(
  packs: Packs,
  { tenant, state }: { tenant: string; state: Pick<Report, 'quarter' | 'due'> },
): { due: CalendarDate; dueProvisional: boolean } {
  const due = dueOf(packs, { city: tenant, kind: 'D5', trigger: quarterStart(state.quarter) });
  return { due: due?.due ?? state.due, dueProvisional: due?.provisional ?? false };
}
