import type { CalendarDate, Due } from '@peiyu/domain/calendar/index.ts';
import { calendarDaysBetween, workingDaysBetween } from '@peiyu/domain/calendar/index.ts';
import { can, obligationLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import type { NewObligation, Obligation, ObligationEvent } from './obligation.ts';
import { WORKING_DAY_CLOCK, dueBinds } from './obligation.ts';

/*
 * What a clock does when something was done elsewhere. None of these refuses: an act that does not fit the state any more
 * (a form filed again after it was accepted) changes nothing, so that no event waits for ever.
 */

/** Starts a clock; nothing when it runs already. */
export function createObligation(state: Obligation | undefined, { due, ...facts }: NewObligation): ObligationEvent[] {
  if (state) return [];
  const { nominal, provisional, binding } = due;
  return [{ type: 'reporting.obligation-created', data: { ...facts, nominal, due: due.due, provisional, binding } }];
}

/** Ends a clock on the business date of the act; lateness is counted in the clock's own unit. */
export function submitObligation(state: Obligation | undefined, on: CalendarDate): ObligationEvent[] {
  if (!state || !can(lifecycle, state.status, 'submit')) return [];
  const { kind, due } = state;
  const unit = kind === WORKING_DAY_CLOCK ? 'wd' : 'd';
  const late = on > due && dueBinds(state);
  const days = unit === 'wd' ? workingDaysBetween(due, on).days : calendarDaysBetween(due, on);
  return [
    {
      type: 'reporting.obligation-submitted',
      data: { kind, on, due, late, lateDays: late ? Math.max(days, 1) : 0, unit },
    },
  ];
}

/** 接收 by the receiver. */
export function acceptObligation(state: Obligation | undefined, on: CalendarDate): ObligationEvent[] {
  if (!state || !can(lifecycle, state.status, 'accept')) return [];
  return [{ type: 'reporting.obligation-accepted', data: { kind: state.kind, on } }];
}

/** 退回补正 by the receiver; `again` is the new day where the pack restarts the clock, null where it goes on. */
export function returnObligation(
  state: Obligation | undefined,
  { on, again }: { on: CalendarDate; again: Due | null },
): ObligationEvent[] {
  if (!state || !can(lifecycle, state.status, 'return')) return [];
  const { nominal, due, provisional } = again ?? state;
  const restarted = again !== null;
  return [
    { type: 'reporting.obligation-returned', data: { kind: state.kind, on, restarted, nominal, due, provisional } },
  ];
}

/** A provisional day counted again under the calendar as it is loaded now; nothing for a clock that has ended (C4-24). */
export function recomputeObligation(state: Obligation | undefined, due: Due): ObligationEvent[] {
  if (!state?.provisional || !can(lifecycle, state.status, 'recompute')) return [];
  if (due.due === state.due && due.provisional) return [];
  return [{ type: 'reporting.obligation-recomputed', data: { due: due.due, provisional: due.provisional } }];
}
