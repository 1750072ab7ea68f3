import type { BusinessClock } from '@peiyu/kit/clock.ts';
import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { ReportingParts } from '../parts.ts';
import { recomputeObligation } from './decisions.ts';
import { dueOf } from './due-of.ts';

const PAGE = 200;
const ACTOR = { id: 'reporting-recompute', role: 'policy' };

/**
 * Counts every provisional due day again under the calendar as it is loaded now, and says each that changed (C4-24). Run at
 * every start, for a new calendar comes with a new release, and each day for the year that has begun meanwhile. Twice is once.
 */
export async function recomputeDueDates(
  { obligations, packs }: Pick<ReportingParts, 'obligations' | 'packs'>,
  business: BusinessClock,
): Promise<void> {
  for (let after = ''; ;) {
    const page = await obligations.list(
      EVERYWHERE,
      { 'state.provisional': true, 'state.submittedOn': null, _id: { $gt: after } },
      { sort: { _id: 1 }, limit: PAGE },
    );
    for (const { id, tenant, state } of page) {
      const due = dueOf(packs, { city: tenant, kind: state.kind, trigger: state.trigger });
      if (!due || recomputeObligation(state, due).length === 0) continue;
      await obligations.change(id, bySystem(id, { tenant, at: business.now() }), (now) =>
        recomputeObligation(now, due),
      );
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

const bySystem = (id: string, of: { tenant: string; at: string }): ChangeContext => ({
  commandId: null,
  ...of,
  scope: EVERYWHERE,
  actor: ACTOR,
  cause: 'calendar',
  corr: `calendar:${id}`,
});
