import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  ConfirmationApproved,
  ConfirmationConfirmed,
  ConfirmationReceived,
} from '@peiyu/domain/events/assessment.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { confirmationLineLifecycle, next } from '@peiyu/domain/lifecycles/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';

export type ConfirmationEvent =
  | EventOf<typeof ConfirmationReceived>
  | EventOf<typeof ConfirmationConfirmed>
  | EventOf<typeof ConfirmationApproved>;

type Received = EventOf<typeof ConfirmationReceived>['data'];
export type LineState = StateOf<typeof confirmationLineLifecycle>;

export interface ConfirmationLine {
  readonly line: Received['lines'][number];
  readonly status: LineState;
  readonly reason?: string;
}

/** 证书数据确认: one line per person who passed, each confirmed or returned by itself (architecture 8). */
export interface Confirmation extends Omit<Received, 'lines' | 'on'> {
  readonly lines: readonly ConfirmationLine[];
  readonly receivedOn: string;
  readonly confirmedOn?: string;
  readonly approvedOn?: string;
  readonly document?: string;
}

export interface Returned {
  readonly applicationId: string;
  readonly reason: string;
}

export function evolveConfirmation(state: Confirmation | undefined, event: ConfirmationEvent): Confirmation {
  if (event.type === 'assessment.confirmation-received') {
    const { lines, on, ...rest } = event.data;
    return { ...rest, receivedOn: on, lines: lines.map((line) => ({ line, status: 'awaitingProvince' })) };
  }
  if (!state) throw new Error(`${event.type} before the data were received`);
  const returned = new Map(event.data.returned.map(({ applicationId, reason }) => [applicationId, reason]));
  const move = (from: LineState, to: { accepted: LineState; returned: LineState }): ConfirmationLine[] =>
    state.lines.map((entry) => {
      if (entry.status !== from) return entry;
      const reason = returned.get(entry.line.applicationId);
      return reason === undefined ? { ...entry, status: to.accepted } : { ...entry, status: to.returned, reason };
    });
  switch (event.type) {
    case 'assessment.confirmation-confirmed': {
      const lines = move('awaitingProvince', { accepted: 'provinceConfirmed', returned: 'provinceReturned' });
      return { ...state, lines, confirmedOn: event.data.on };
    }
    case 'assessment.confirmation-approved': {
      const lines = move('provinceConfirmed', { accepted: 'nationalApproved', returned: 'nationalReturned' });
      return { ...state, lines, approvedOn: event.data.on, document: event.data.document };
    }
  }
}

const factsOf = (state: Confirmation) => {
  const { sittingId, evaluatorOrgId, occupation, direction, level } = state;
  return { sittingId, evaluatorOrgId, occupation, direction, level };
};

/** The data of a sitting as they reach the province; received once (D3 starts). */
export function receiveConfirmation(state: Confirmation | undefined, received: Received): ConfirmationEvent[] {
  return state ? [] : [{ type: 'assessment.confirmation-received', data: received }];
}

/** Splits the waiting lines; refuses unknown ones, blank reasons, and a second decision. Voided lines go back by themselves (C4-20). */
function decide(
  state: Confirmation,
  decision: { command: 'confirm' | 'approve'; returned: readonly Returned[]; voided: readonly string[] },
): { accepted: ConfirmationLine[]; returned: Returned[] } {
  const { command, voided } = decision;
  const from: LineState = command === 'confirm' ? 'awaitingProvince' : 'provinceConfirmed';
  const waiting = state.lines.filter(({ status }) => status === from);
  const [first] = state.lines;
  if (waiting.length === 0 && first) next(confirmationLineLifecycle, first.status, command);
  const reasons = new Map(decision.returned.map(({ applicationId, reason }) => [applicationId, reason.trim()]));
  if ([...reasons.values()].some((reason) => reason === ''))
    throw new Refusal('assessment.confirmation.reason-missing');
  const known = new Set(waiting.map(({ line }) => line.applicationId));
  if ([...reasons.keys()].some((id) => !known.has(id))) throw new NotFound();
  for (const id of voided) if (known.has(id)) reasons.set(id, '成绩已作废');
  return {
    accepted: waiting.filter(({ line }) => !reasons.has(line.applicationId)),
    returned: [...reasons].map(([applicationId, reason]) => ({ applicationId, reason })),
  };
}

/** The province confirms or returns each line and forwards to the national office in one act: D3 ends (H-II(3)). */
export function confirmByProvince(
  state: Confirmation,
  decision: { returned: readonly Returned[]; voided: readonly string[] },
  act: { by: string; on: string },
): ConfirmationEvent[] {
  const { accepted, returned } = decide(state, { command: 'confirm', ...decision });
  const confirmed = accepted.map(({ line }) => line.applicationId);
  return [{ type: 'assessment.confirmation-confirmed', data: { ...factsOf(state), confirmed, returned, ...act } }];
}

/** The national office's answer as the province records it, with the number of its document: D4 starts (W-IV(3), H-II(3)). */
export function recordNational(
  state: Confirmation,
  decision: { returned: readonly Returned[]; voided: readonly string[] },
  act: { document: string; on: string },
): ConfirmationEvent[] {
  if (state.confirmedOn === undefined) {
    throw new Refusal('assessment.confirmation.state', { state: '待省厅确认', command: '登记国家办通过' });
  }
  const { accepted, returned } = decide(state, { command: 'approve', ...decision });
  const lines = accepted.map(({ line }) => line);
  return [{ type: 'assessment.confirmation-approved', data: { ...factsOf(state), lines, returned, ...act } }];
}
