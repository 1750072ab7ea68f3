import type { IssueBatchChecked, IssueBatchFinished, IssueBatchStarted } from '@peiyu/domain/events/certificates.ts';
import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { CertificateKind } from '../certificate/issuing.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';

export type IssueBatchEvent =
  | EventOf<typeof IssueBatchStarted>
  | EventOf<typeof IssueBatchChecked>
  | EventOf<typeof IssueBatchFinished>;

/**
 * All issues of one cohort (training) or one confirmation (level), one round after the other: a certificate prepared later
 * goes into the next round. One aggregate per subject, so two issues never run over the same certificates.
 */
export interface IssueBatch {
  readonly status: 'started' | 'checked' | 'finished';
  readonly kind: CertificateKind;
  readonly subjectId: string;
  readonly orgId: string;
  readonly round: number;
  /** Of this round; a certificate's place here is its place in the range of numbers. */
  readonly certificateIds: readonly string[];
  readonly preparedBy: string;
  readonly checkedBy?: string;
}

export function evolveIssueBatch(state: IssueBatch | undefined, event: IssueBatchEvent): IssueBatch {
  if (event.type === 'certificates.issue-batch-started') {
    const { kind, subjectId, orgId, certificateIds, preparedBy } = event.data;
    const round = (state?.round ?? 0) + 1;
    return { status: 'started', kind, subjectId, orgId, round, certificateIds, preparedBy };
  }
  if (!state) throw new Error(`${event.type} before the batch was started`);
  switch (event.type) {
    case 'certificates.issue-batch-checked':
      return {
        ...state,
        status: 'checked',
        certificateIds: event.data.certificateIds,
        checkedBy: event.data.checkedBy,
      };
    case 'certificates.issue-batch-finished':
      return { ...state, status: 'finished' };
  }
}

export interface StartIssue {
  readonly kind: CertificateKind;
  readonly subjectId: string;
  readonly orgId: string;
  /** What is prepared and may be issued, in the order the numbers shall run. */
  readonly certificateIds: readonly string[];
  readonly by: string;
}

/**
 * Starts a round. While one is under way the same command changes nothing for a training batch (its job goes on); a level
 * batch that waits for its second person takes the present list instead of the old one.
 */
export function startIssue(state: IssueBatch | undefined, start: StartIssue): IssueBatchEvent[] {
  if (state && isRunning(state)) return [];
  if (start.certificateIds.length === 0) throw new Refusal('certificates.issue.empty');
  const { kind, subjectId, orgId, certificateIds, by } = start;
  const data = { kind, subjectId, orgId, certificateIds: [...certificateIds], preparedBy: by };
  if (state?.status === 'started' && sameList(state.certificateIds, certificateIds)) return [];
  return [{ type: 'certificates.issue-batch-started', data }];
}

/** The second person's check of a level batch; what was voided meanwhile is left out (architecture 8, C4-20). */
export function checkIssue(
  state: IssueBatch | undefined,
  check: { issuable: ReadonlySet<string>; by: string },
): IssueBatchEvent[] {
  if (!state || state.status === 'finished') throw new Refusal('certificates.issue.empty');
  if (state.status === 'checked') return [];
  if (state.preparedBy === check.by) throw new Refusal('identity.duty.same-person');
  const certificateIds = state.certificateIds.filter((id) => check.issuable.has(id));
  if (certificateIds.length === 0) throw new Refusal('certificates.issue.empty');
  const { kind, subjectId, orgId } = state;
  return [
    { type: 'certificates.issue-batch-checked', data: { kind, subjectId, orgId, certificateIds, checkedBy: check.by } },
  ];
}

/** All of the round are issued. D4 ends with it for a level batch (H-II(3)). */
export function finishIssue(state: IssueBatch, finish: { round: number; on: string }): IssueBatchEvent[] {
  if (state.status === 'finished' || state.round !== finish.round) return [];
  const { kind, subjectId, orgId, certificateIds } = state;
  const data = { kind, subjectId, orgId, count: certificateIds.length, on: finish.on };
  return [{ type: 'certificates.issue-batch-finished', data }];
}

/** True when nobody is waited for: a training round needs no second person. */
export const isRunning = (state: IssueBatch): boolean =>
  state.status === 'checked' || (state.status === 'started' && state.kind === 'training');

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);
