import type {
  ObligationAccepted,
  ObligationCreated,
  ObligationDueSoon,
  ObligationOverdue,
  ObligationRecomputed,
  ObligationReturned,
  ObligationSubmitted,
} from '@peiyu/domain/events/reporting.ts';
import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { CalendarDate, ClockId, Due } from '@peiyu/domain/calendar/index.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { addCalendarDays } from '@peiyu/domain/calendar/index.ts';
import { next, obligationLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { endOfDay, startOfDay } from '@peiyu/kit/clock.ts';

/** Days before the due day on which a clock comes into sight [P]. */
const SOON_DAYS = 5;
/** The only clock the law counts in working days (H-II(3)). */
export const WORKING_DAY_CLOCK: ClockId = 'D3';

/** One running or ended clock of table A8: who owes what to whom, until when, and whether it was late. */
export interface Obligation {
  readonly status: StateOf<typeof lifecycle>;
  readonly kind: ClockId;
  readonly subjectId: string;
  /** Organisation, the division code of an office, or the record of the trainee, that owes the report. */
  readonly from: string;
  /** Division code of the receiver. */
  readonly to: string;
  readonly trigger: CalendarDate;
  readonly nominal: CalendarDate;
  readonly due: CalendarDate;
  readonly provisional: boolean;
  readonly binding: boolean;
  /** Day of the filing that stands; null while none does. */
  readonly submittedOn: CalendarDate | null;
  /** Day on which the receiver last sent it back. */
  readonly returnedOn: CalendarDate | null;
  /** Stays for ever once something was filed late (C4-25). */
  readonly late: boolean;
  readonly lateDays: number;
  readonly unit: 'd' | 'wd';
  /** Key of the list by due day: unique within a place, so that a page can go on after it. */
  readonly order: string;
}

export type ObligationEvent =
  | EventOf<typeof ObligationCreated>
  | EventOf<typeof ObligationDueSoon>
  | EventOf<typeof ObligationOverdue>
  | EventOf<typeof ObligationSubmitted>
  | EventOf<typeof ObligationAccepted>
  | EventOf<typeof ObligationReturned>
  | EventOf<typeof ObligationRecomputed>;

/** What starts a clock; `due` is counted from `trigger` under the pack of the case. */
export interface NewObligation {
  readonly kind: ClockId;
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
  readonly trigger: CalendarDate;
  readonly due: Due;
}

export function evolveObligation(state: Obligation | undefined, event: ObligationEvent): Obligation {
  if (event.type === 'reporting.obligation-created') {
    return {
      ...event.data,
      status: lifecycle.initial,
      submittedOn: null,
      returnedOn: null,
      late: false,
      lateDays: 0,
      unit: event.data.kind === WORKING_DAY_CLOCK ? 'wd' : 'd',
      order: orderOf(event.data, event.data.due),
    };
  }
  if (!state) throw new Error('obligation before its creation');
  switch (event.type) {
    case 'reporting.obligation-due-soon':
      return { ...state, status: next(lifecycle, state.status, 'comeDueSoon') };
    case 'reporting.obligation-overdue':
      return { ...state, status: next(lifecycle, state.status, 'passDue'), late: true };
    case 'reporting.obligation-submitted':
      return submitted(state, event.data);
    case 'reporting.obligation-accepted':
      return { ...state, status: next(lifecycle, state.status, 'accept') };
    case 'reporting.obligation-returned':
      return returned(state, event.data);
    case 'reporting.obligation-recomputed': {
      const { due, provisional } = event.data;
      const status = next(lifecycle, state.status, 'recompute');
      // What was overdue by a day that was never the due day is not late.
      const late = state.lateDays > 0;
      const nominal = state.unit === 'wd' ? due : state.nominal;
      return { ...state, status, late, nominal, due, provisional, order: orderOf(state, due) };
    }
  }
}

/**
 * The filing's own day decides (C4-25), not the moment at which it was heard of: an overdue that a slow message let pass
 * is taken back, and one that the timer had not yet seen is late all the same.
 */
function submitted(state: Obligation, { on, late, lateDays }: EventOf<typeof ObligationSubmitted>['data']): Obligation {
  const overdue = state.status === 'overdue';
  const from = overdue === late ? state.status : next(lifecycle, state.status, late ? 'passDue' : 'recompute');
  return {
    ...state,
    status: next(lifecycle, from, 'submit'),
    submittedOn: on,
    late: late || state.lateDays > 0,
    lateDays: Math.max(lateDays, state.lateDays),
  };
}

function returned(state: Obligation, data: EventOf<typeof ObligationReturned>['data']): Obligation {
  const { on, restarted, nominal, due, provisional } = data;
  const status = next(lifecycle, state.status, 'return');
  const back = { ...state, status, submittedOn: null, returnedOn: on };
  if (!restarted) return back;
  const again = next(lifecycle, status, 'restart');
  return { ...back, status: again, trigger: on, nominal, due, provisional, order: orderOf(state, due) };
}

const orderOf = (of: { kind: string; subjectId: string; to: string }, due: CalendarDate): string =>
  `${due}|${of.kind}|${of.subjectId}|${of.to}`;

const soonDay = (state: Obligation): CalendarDate => addCalendarDays(state.due, -SOON_DAYS);

/** True while the due day still binds: what came back after it was judged by its first filing. */
export const dueBinds = (state: Obligation): boolean => state.returnedOn === null || state.returnedOn <= state.due;

/** The next of the clock's own moments: in sight five days before, overdue when the due day has ended (24:00 Asia/Shanghai). */
export const obligationTimer = {
  dueAt(state: Obligation): string | null {
    switch (state.status) {
      case 'created':
        return soonDay(state) > state.trigger ? startOfDay(soonDay(state)) : endOfDay(state.due);
      case 'dueSoon':
        return endOfDay(state.due);
      case 'returned':
        return dueBinds(state) ? endOfDay(state.due) : null;
      default:
        return null;
    }
  },
  step(state: Obligation, dueAt: string): ObligationEvent[] {
    const type = dueAt === endOfDay(state.due) ? 'reporting.obligation-overdue' : 'reporting.obligation-due-soon';
    return [{ type, data: { kind: state.kind, due: state.due } }];
  },
};
