import { Refusal } from '@peiyu/domain/refusal.ts';
import type { AggregateDefinition } from '../../../store/aggregate.ts';
import type { IssueEvent, RegisterEvent, SeatEvent, SourceEvent, TargetEvent, WindowEvent } from './contracts.ts';

export const DAY_MS = 86_400_000;
const later = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY_MS).toISOString();

export interface Source {
  readonly total: number;
}

/** Says amounts; several targets and a ledger follow it. */
export const source: AggregateDefinition<Source, SourceEvent> = {
  type: 'source',
  collection: 'sources',
  evolve: (state, { data }) => ({ total: (state?.total ?? 0) + data.amount }),
};

export interface Target {
  readonly total: number;
  readonly refused: number;
}

/** Amounts a target refuses, whatever its state; its policy expects that. */
export const REFUSED_AMOUNT = 7;
/** Amounts that mean nothing to a target: only the mark moves. */
export const IDLE_AMOUNT = 5;

export const target: AggregateDefinition<Target, TargetEvent> = {
  type: 'target',
  collection: 'targets',
  evolve(state = { total: 0, refused: 0 }, event) {
    if (event.type === 'dst.credited') return { ...state, total: state.total + event.data.amount };
    return { ...state, refused: state.refused + 1 };
  },
};

export function credit(amount: number): TargetEvent[] {
  if (amount === REFUSED_AMOUNT) throw new Refusal('subsidies.claim.cap');
  return amount === IDLE_AMOUNT ? [] : [{ type: 'dst.credited', data: { amount } }];
}

export interface Window {
  readonly status: 'open' | 'closed' | 'settled';
  readonly closesAt: string;
  readonly objections: number;
  readonly notes: number;
}

export const WINDOW_DAYS = 5;
/** Days from the end of a window to its second timer step. */
const SETTLES_AFTER = 2;

export const settlesAt = (window: { readonly closesAt: string }): string => later(window.closesAt, SETTLES_AFTER);

/** A notice window: objections while it is open, then two timer steps. */
export const noticeWindow: AggregateDefinition<Window, WindowEvent> = {
  type: 'window',
  collection: 'windows',
  evolve(state, event) {
    if (event.type === 'win.opened') return { status: 'open', closesAt: event.data.closesAt, objections: 0, notes: 0 };
    if (!state) throw new Error('a window is opened first');
    if (event.type === 'win.noted') return { ...state, notes: state.notes + 1 };
    if (event.type === 'win.objected') return { ...state, objections: state.objections + 1 };
    return { ...state, status: event.type === 'win.closed' ? 'closed' : 'settled' };
  },
  timer: {
    dueAt: (window) =>
      window.status === 'open' ? window.closesAt : window.status === 'closed' ? settlesAt(window) : null,
    step: (window) =>
      window.status === 'open'
        ? [{ type: 'win.closed', data: { objections: window.objections } }]
        : [{ type: 'win.settled', data: {} }],
  },
};

export function openWindow(state: Window | undefined, at: string): WindowEvent[] {
  if (state) throw new Refusal('subsidies.notice.state');
  return [{ type: 'win.opened', data: { closesAt: later(at, WINDOW_DAYS) } }];
}

export function object(state: Window | undefined): WindowEvent[] {
  if (!state) throw new Refusal('subsidies.notice.not-listed');
  if (state.status !== 'open') throw new Refusal('subsidies.notice.objection-late');
  return [{ type: 'win.objected', data: {} }];
}

/** Possible at any time; one that comes late finds the steps taken that were due before it. */
export function note(state: Window | undefined): WindowEvent[] {
  if (!state) throw new Refusal('subsidies.notice.not-listed');
  return [{ type: 'win.noted', data: {} }];
}

export interface Seat {
  readonly status: 'taken' | 'left';
  readonly key: string;
}

/** Takes a key that only one live seat may have. */
export const seat: AggregateDefinition<Seat, SeatEvent> = {
  type: 'seat',
  collection: 'seats',
  evolve: (_, event) => ({ status: event.type === 'seat.taken' ? 'taken' : 'left', key: event.data.key }),
};

export function takeSeat(state: Seat | undefined, key: string): SeatEvent[] {
  if (state) throw new Refusal('subsidies.claim.state');
  return [{ type: 'seat.taken', data: { key } }];
}

export function leaveSeat(state: Seat | undefined): SeatEvent[] {
  if (state?.status !== 'taken') throw new Refusal('subsidies.claim.state');
  return [{ type: 'seat.left', data: { key: state.key } }];
}

export interface Register {
  readonly next: number;
  readonly ranges: Readonly<Record<string, { readonly from: number; readonly size: number }>>;
}

/** Numbers without gaps: a batch reserves its range once, by its own key. */
export const register: AggregateDefinition<Register, RegisterEvent> = {
  type: 'register',
  collection: 'registers',
  hot: true,
  evolve: (state = { next: 1, ranges: {} }, { data: { batch, from, size } }) => ({
    next: from + size,
    ranges: { ...state.ranges, [batch]: { from, size } },
  }),
};

export function reserveRange(state: Register | undefined, batch: string, size: number): RegisterEvent[] {
  return state?.ranges[batch] ? [] : [{ type: 'num.reserved', data: { batch, from: state?.next ?? 1, size } }];
}

export interface Issue {
  readonly number: number;
}

/** One row of a batch: gets its number once, for ever. */
export const issue: AggregateDefinition<Issue, IssueEvent> = {
  type: 'issue',
  collection: 'issues',
  evolve: (_, { data }) => ({ number: data.number }),
};

export const issueNumber = (state: Issue | undefined, number: number): IssueEvent[] =>
  state ? [] : [{ type: 'num.issued', data: { number } }];
