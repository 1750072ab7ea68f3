import type {
  ObligationCreated,
  ObligationDueSoon,
  ObligationOverdue,
  ObligationRecomputed,
  ObligationSubmitted,
} from '@peiyu/domain/events/reporting.ts';
import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { CalendarDate, ClockId, Due } from '@peiyu/domain/calendar/index.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { addCalendarDays, calendarDaysBetween, workingDaysBetween } from '@peiyu/domain/calendar/index.ts';
import { next, obligationLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { endOfDay, startOfDay } from '@peiyu/kit/clock.ts';

/** Days before the due day on which a clock comes into sight [P]. */
const SOON_DAYS = 5;
/** The only clock the law counts in working days (H-II(3)). */
const WORKING_DAY_CLOCK: ClockId = 'D3';

/** One running or ended clock of table A8: who owes what to whom, until when, and whether it was late. */
export interface Obligation {
  readonly status: StateOf<typeof obligationLifecycle>;
  readonly kind: ClockId;
  readonly subjectId: string;
  /** Organisation, or the division code of an office, that owes the report. */
  readonly from: string;
  /** Division code of the receiver. */
  readonly to: string;
  readonly trigger: CalendarDate;
  readonly nominal: CalendarDate;
  readonly due: CalendarDate;
  readonly provisional: boolean;
  readonly binding: boolean;
  readonly submittedOn: CalendarDate | null;
  /** Stays for ever once true (C4-25). */
  readonly late: boolean;
  readonly lateDays: number;
  readonly unit: 'd' | 'wd';
  /** Key of the list by due day: unique, so that a page can go on after it. */
  readonly order: string;
}

export type ObligationEvent =
  | EventOf<typeof ObligationCreated>
  | EventOf<typeof ObligationDueSoon>
  | EventOf<typeof ObligationOverdue>
  | EventOf<typeof ObligationSubmitted>
  | EventOf<typeof ObligationRecomputed>;

export interface NewObligation {
  readonly kind: ClockId;
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
  readonly trigger: CalendarDate;
  readonly due: Due;
}

/** Starts a clock; nothing when it runs already. */
export function createObligation(state: Obligation | undefined, { due, ...facts }: NewObligation): ObligationEvent[] {
  if (state) return [];
  const { nominal, provisional, binding } = due;
  return [{ type: 'reporting.obligation-created', data: { ...facts, nominal, due: due.due, provisional, binding } }];
}

/** Ends a clock on the business date of the act; lateness is counted in the clock's own unit. Nothing when it has ended. */
export function submitObligation(state: Obligation, on: CalendarDate): ObligationEvent[] {
  if (state.submittedOn !== null) return [];
  next(obligationLifecycle, state.status, 'submit');
  const unit = state.kind === WORKING_DAY_CLOCK ? 'wd' : 'd';
  const late = on > state.due;
  const days = unit === 'wd' ? workingDaysBetween(state.due, on).days : calendarDaysBetween(state.due, on);
  return [
    {
      type: 'reporting.obligation-submitted',
      data: { kind: state.kind, on, due: state.due, late, lateDays: late ? days : 0, unit },
    },
  ];
}

export function evolveObligation(state: Obligation | undefined, event: ObligationEvent): Obligation {
  if (event.type === 'reporting.obligation-created') {
    return {
      ...event.data,
      status: 'created',
      submittedOn: null,
      late: false,
      lateDays: 0,
      unit: event.data.kind === WORKING_DAY_CLOCK ? 'wd' : 'd',
      order: orderOf(event.data, event.data.due),
    };
  }
  if (!state) throw new Error('obligation before its creation');
  switch (event.type) {
    case 'reporting.obligation-due-soon':
      return { ...state, status: next(obligationLifecycle, state.status, 'comeDueSoon') };
    case 'reporting.obligation-overdue':
      return { ...state, status: next(obligationLifecycle, state.status, 'passDue'), late: true };
    case 'reporting.obligation-submitted': {
      const { on, late, lateDays } = event.data;
      return {
        ...state,
        status: next(obligationLifecycle, state.status, 'submit'),
        submittedOn: on,
        late: state.late || late,
        lateDays,
      };
    }
    case 'reporting.obligation-recomputed':
      return {
        ...state,
        due: event.data.due,
        provisional: event.data.provisional,
        order: orderOf(state, event.data.due),
      };
  }
}

const orderOf = (of: { kind: string; subjectId: string }, due: CalendarDate): string =>
  `${due}|${of.kind}|${of.subjectId}`;

const soonDay = (state: Obligation): CalendarDate => addCalendarDays(state.due, -SOON_DAYS);

/** The next of the clock's own moments: in sight five days before, overdue when the due day has ended (24:00 Asia/Shanghai). */
export const obligationTimer = {
  dueAt(state: Obligation): string | null {
    if (state.status === 'created')
      return soonDay(state) > state.trigger ? startOfDay(soonDay(state)) : endOfDay(state.due);
    return state.status === 'dueSoon' ? endOfDay(state.due) : null;
  },
  step(state: Obligation, dueAt: string): ObligationEvent[] {
    const type = dueAt === endOfDay(state.due) ? 'reporting.obligation-overdue' : 'reporting.obligation-due-soon';
    return [{ type, data: { kind: state.kind, due: state.due } }];
  },
};
