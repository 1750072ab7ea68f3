import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  CertificateRendered,
  TrainingCertificateIssued,
  TrainingCertificatePrepared,
} from '@peiyu/domain/events/certificates.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { next, trainingCertificateLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import type { Issuing, Rendering } from '../certificate/issuing.ts';

export type TrainingCertificateEvent =
  | EventOf<typeof TrainingCertificatePrepared>
  | EventOf<typeof TrainingCertificateIssued>
  | EventOf<typeof CertificateRendered>;

type Prepared = EventOf<typeof TrainingCertificatePrepared>['data'];

/** 培训合格证书, issued by the training institution (W-IV(2), H-II(2)); never to be taken for the level certificate. */
export interface TrainingCertificate extends Prepared {
  readonly status: StateOf<typeof trainingCertificateLifecycle>;
  readonly number?: string;
  readonly verifyId?: string;
  readonly issuedOn?: string;
  /** SHA-256 of the rendered file, base64url. */
  readonly hash?: string;
}

export function evolveTrainingCertificate(
  state: TrainingCertificate | undefined,
  event: TrainingCertificateEvent,
): TrainingCertificate {
  if (event.type === 'certificates.training-certificate-prepared') return { ...event.data, status: 'prepared' };
  if (!state) throw new Error(`${event.type} before the certificate was prepared`);
  switch (event.type) {
    case 'certificates.training-certificate-issued': {
      const { number, verifyId, on } = event.data;
      return { ...state, status: 'issued', number, verifyId, issuedOn: on };
    }
    case 'certificates.certificate-rendered':
      return { ...state, hash: event.data.hash };
  }
}

/** Hours, content and completion exam are met: the certificate waits for its issue. Once prepared it stays. */
export function prepareTrainingCertificate(
  state: TrainingCertificate | undefined,
  facts: Prepared,
): TrainingCertificateEvent[] {
  return state ? [] : [{ type: 'certificates.training-certificate-prepared', data: facts }];
}

/** Gives the number its place in the batch assigns; issued before with the same number = nothing to do (messages 18). */
export function issueTrainingCertificate(state: TrainingCertificate, issuing: Issuing): TrainingCertificateEvent[] {
  if (state.number === issuing.number) return [];
  next(trainingCertificateLifecycle, state.status, 'issue');
  const { enrolmentId, cohortId, orgId, personId, occupation, direction, level } = state;
  const data = { enrolmentId, cohortId, orgId, personId, occupation, direction, level, ...issuing };
  return [{ type: 'certificates.training-certificate-issued', data }];
}

/** Notes the one rendering of an issued certificate. */
export function noteTrainingRendering(state: TrainingCertificate, { hash }: Rendering): TrainingCertificateEvent[] {
  return state.hash === undefined
    ? [{ type: 'certificates.certificate-rendered', data: { kind: 'training', hash } }]
    : [];
}
