import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  CertificateRendered,
  LevelCertificateIssued,
  LevelCertificatePrepared,
  LevelCertificateRevokeProposed,
  LevelCertificateRevoked,
} from '@peiyu/domain/events/certificates.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { levelCertificateLifecycle, next } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Issuing, Rendering } from '../certificate/issuing.ts';

export type LevelCertificateEvent =
  | EventOf<typeof LevelCertificatePrepared>
  | EventOf<typeof LevelCertificateIssued>
  | EventOf<typeof LevelCertificateRevokeProposed>
  | EventOf<typeof LevelCertificateRevoked>
  | EventOf<typeof CertificateRendered>;

type Prepared = EventOf<typeof LevelCertificatePrepared>['data'];

/** 专业技术等级证书, issued by the evaluator after the national office has approved (W-IV(3), H-II(3)). */
export interface LevelCertificate extends Prepared {
  readonly status: StateOf<typeof levelCertificateLifecycle>;
  readonly number?: string;
  readonly verifyId?: string;
  readonly issuedOn?: string;
  /** SHA-256 of the rendered file, base64url. */
  readonly hash?: string;
  /** A revocation that waits for the second person. */
  readonly proposal?: { readonly reason: string; readonly by: string };
  readonly revokedOn?: string;
}

export function evolveLevelCertificate(
  state: LevelCertificate | undefined,
  event: LevelCertificateEvent,
): LevelCertificate {
  if (event.type === 'certificates.level-certificate-prepared') return { ...event.data, status: 'approved' };
  if (!state) throw new Error(`${event.type} before the certificate was prepared`);
  switch (event.type) {
    case 'certificates.level-certificate-issued': {
      const { number, verifyId, on } = event.data;
      return { ...state, status: 'issued', number, verifyId, issuedOn: on };
    }
    case 'certificates.level-certificate-revoke-proposed':
      return { ...state, proposal: { reason: event.data.reason, by: event.data.proposedBy } };
    case 'certificates.level-certificate-revoked': {
      const { proposal, ...rest } = state;
      void proposal;
      return { ...rest, status: 'revoked', revokedOn: event.data.on };
    }
    case 'certificates.certificate-rendered':
      return { ...state, hash: event.data.hash };
  }
}

const factsOf = (state: LevelCertificate) => {
  const { applicationId, confirmationId, evaluatorOrgId, personId, cohortId, trainingOrgId } = state;
  const { occupation, direction, level } = state;
  const subject = { occupation, direction, level };
  return { applicationId, confirmationId, evaluatorOrgId, personId, cohortId, trainingOrgId, ...subject };
};

/** The national office has approved this person's line (D4 runs): the certificate waits for its issue. */
export function prepareLevelCertificate(state: LevelCertificate | undefined, facts: Prepared): LevelCertificateEvent[] {
  return state ? [] : [{ type: 'certificates.level-certificate-prepared', data: facts }];
}

/** Gives the number its place in the batch assigns; issued before with the same number = nothing to do (messages 18). */
export function issueLevelCertificate(state: LevelCertificate, issuing: Issuing): LevelCertificateEvent[] {
  if (state.number === issuing.number) return [];
  next(levelCertificateLifecycle, state.status, 'issue');
  return [{ type: 'certificates.level-certificate-issued', data: { ...factsOf(state), ...issuing } }];
}

export function noteLevelRendering(state: LevelCertificate, { hash }: Rendering): LevelCertificateEvent[] {
  return state.hash === undefined ? [{ type: 'certificates.certificate-rendered', data: { kind: 'level', hash } }] : [];
}

/** Proposes a revocation: the reason, and a record that the holder was heard, must be there (B3 S28, C2). */
export function proposeRevocation(
  state: LevelCertificate,
  command: { reason: string; hearing: string; by: string },
): LevelCertificateEvent[] {
  next(levelCertificateLifecycle, state.status, 'proposeRevoke');
  if (command.hearing.trim() === '') throw new Refusal('certificates.revoke.hearing-missing');
  if (state.proposal) throw new Refusal('certificates.revoke.pending');
  const data = { ...factsOf(state), reason: command.reason, proposedBy: command.by };
  return [{ type: 'certificates.level-certificate-revoke-proposed', data }];
}

/** Revokes: by another person than the one who proposed it (architecture 8). The proposal's reason stands. */
export function revokeLevelCertificate(
  state: LevelCertificate,
  command: { by: string; on: string },
): LevelCertificateEvent[] {
  next(levelCertificateLifecycle, state.status, 'revoke');
  if (!state.proposal) throw new Refusal('certificates.revoke.not-proposed');
  if (state.proposal.by === command.by) throw new Refusal('identity.duty.same-person');
  const data = { ...factsOf(state), number: state.number ?? '', reason: state.proposal.reason, on: command.on };
  return [{ type: 'certificates.level-certificate-revoked', data }];
}
