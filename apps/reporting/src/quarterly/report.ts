import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  QuarterEnded,
  QuarterlyReportAccepted,
  QuarterlyReportCorrected,
  QuarterlyReportOpened,
  QuarterlyReportReturned,
  QuarterlyReportSealed,
  QuarterlyReportSubmitted,
} from '@peiyu/domain/events/reporting.ts';
import type { CalendarDate, Quarter } from '@peiyu/domain/calendar/index.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { addCalendarDays, quarterEnd } from '@peiyu/domain/calendar/index.ts';
import { next, quarterlyReportLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { startOfDay } from '@peiyu/kit/clock.ts';
import type { FigureRow } from '../figures/read-figures.ts';

/** One sealed form; a later revision never replaces it (C4-27). */
export interface Revision {
  readonly revision: number;
  readonly figures: readonly FigureRow[];
  readonly cutoff: string;
  readonly hash: string;
  readonly nil: boolean;
  /** Why this revision was made; null for the first. */
  readonly reason: string | null;
}

/** 开展情况表 of one institution, city and quarter (W-VI(2), annex). */
export interface Report {
  readonly status: StateOf<typeof lifecycle>;
  readonly orgId: string;
  readonly city: string;
  readonly quarter: Quarter;
  readonly due: CalendarDate;
  readonly ended: boolean;
  readonly revisions: readonly Revision[];
  /** Reason given for the next revision, while it is not sealed. */
  readonly correcting: string | null;
  readonly submittedOn: CalendarDate | null;
  /** Key of the list: quarter, institution, city; unique, also where a province or an institution sees several cities. */
  readonly order: string;
}

export type ReportEvent =
  | EventOf<typeof QuarterlyReportOpened>
  | EventOf<typeof QuarterEnded>
  | EventOf<typeof QuarterlyReportSealed>
  | EventOf<typeof QuarterlyReportSubmitted>
  | EventOf<typeof QuarterlyReportAccepted>
  | EventOf<typeof QuarterlyReportReturned>
  | EventOf<typeof QuarterlyReportCorrected>;

export function openReport(
  state: Report | undefined,
  facts: { orgId: string; city: string; quarter: Quarter; due: CalendarDate; opensOn: CalendarDate },
): ReportEvent[] {
  return state
    ? []
    : [{ type: 'reporting.quarterly-report-opened', data: { ...facts, endsOn: quarterEnd(facts.quarter) } }];
}

/** Refuses what may not be sealed now; asked before facts are taken for a form, and again in the write. */
export function assertSealable(state: Report): void {
  if (state.correcting === null) next(lifecycle, throughDraft(state.status), 'seal');
}

/** 汇总、核对、盖章 in one act of the institution: the figures are frozen as of the cut-off. */
export function sealReport(
  state: Report,
  sealed: { figures: readonly FigureRow[]; cutoff: string; hash: string; nil: boolean; sealedBy: string },
): ReportEvent[] {
  assertSealable(state);
  const { orgId, quarter } = state;
  return [
    {
      type: 'reporting.quarterly-report-sealed',
      data: { orgId, quarter, revision: state.revisions.length + 1, ...sealed, figures: [...sealed.figures] },
    },
  ];
}

/** Drafting and checking are the preview itself: a form that is open counts as checked when its institution seals what it saw. */
const throughDraft = (status: Report['status']): Report['status'] =>
  status === 'open' || status === 'drafted' ? 'confirmed' : status;

export function submitReport(state: Report, on: CalendarDate): ReportEvent[] {
  if (state.correcting !== null)
    throw new Refusal('reporting.quarterly-report.state', { state: '更正中，尚未盖章', command: '报送' });
  next(lifecycle, state.status, 'submit');
  return [
    { type: 'reporting.quarterly-report-submitted', data: { ...key(state), revision: state.revisions.length, on } },
  ];
}

export function acceptReport(state: Report): ReportEvent[] {
  next(lifecycle, state.status, 'accept');
  return [{ type: 'reporting.quarterly-report-accepted', data: { ...key(state), revision: state.revisions.length } }];
}

export function returnReport(state: Report, reason: string): ReportEvent[] {
  next(lifecycle, state.status, 'return');
  return [
    { type: 'reporting.quarterly-report-returned', data: { ...key(state), revision: state.revisions.length, reason } },
  ];
}

/** Opens the next revision with its reason; the old one and its hash stay. */
export function correctReport(state: Report, reason: string): ReportEvent[] {
  next(lifecycle, state.status, 'correct');
  return [
    {
      type: 'reporting.quarterly-report-corrected',
      data: { ...key(state), revision: state.revisions.length + 1, reason },
    },
  ];
}

const key = ({ orgId, quarter }: Report): Pick<Report, 'orgId' | 'quarter'> => ({ orgId, quarter });

export function evolveReport(state: Report | undefined, event: ReportEvent): Report {
  if (event.type === 'reporting.quarterly-report-opened') {
    const { orgId, city, quarter, due } = event.data;
    return {
      status: lifecycle.initial,
      orgId,
      city,
      quarter,
      due,
      ended: false,
      revisions: [],
      correcting: null,
      submittedOn: null,
      order: `${quarter}|${orgId}|${city}`,
    };
  }
  if (!state) throw new Error('quarterly report before its opening');
  switch (event.type) {
    case 'reporting.quarter-ended':
      return { ...state, ended: true };
    case 'reporting.quarterly-report-sealed': {
      const { revision, figures, cutoff, hash, nil } = event.data;
      const sealed = { revision, figures, cutoff, hash, nil, reason: state.correcting };
      return { ...state, status: 'sealed', revisions: [...state.revisions, sealed], correcting: null };
    }
    case 'reporting.quarterly-report-submitted':
      return { ...state, status: 'submitted', submittedOn: state.submittedOn ?? event.data.on };
    case 'reporting.quarterly-report-accepted':
      return { ...state, status: 'accepted' };
    case 'reporting.quarterly-report-returned':
      return { ...state, status: 'returned' };
    case 'reporting.quarterly-report-corrected':
      return { ...state, status: 'corrected', correcting: event.data.reason };
  }
}

/** The quarter's end is a moment of its own: the next form is opened then. */
export const reportTimer = {
  dueAt: (state: Report): string | null =>
    state.ended ? null : startOfDay(addCalendarDays(quarterEnd(state.quarter), 1)),
  step: (state: Report): ReportEvent[] => [{ type: 'reporting.quarter-ended', data: key(state) }],
};
