import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Claim } from './claim.ts';

/** A claim as its claimant and every desk may see it; amount in fen. The account is the last four alone. */
export const claimRow = ({ id, tenant, state }: Loaded<Claim>, masks: ReadonlyMap<string, string>) => ({
  claimId: id,
  city: tenant,
  number: state.number,
  occupation: state.occupation,
  direction: state.direction,
  level: state.level,
  status: state.status,
  amount: state.amount,
  account: masks.get(state.accountId ?? '') ?? null,
  levelCertificateId: state.levelCertificateId,
  submittedOn: state.submittedOn,
  acceptedOn: state.acceptedOn,
  noticeId: state.noticeId,
  paidOn: state.paidOn,
  failure: state.failure,
  refusal: state.refusal,
  certificateRevokedOn: state.certificateRevokedOn,
  recoveryId: state.recoveryId,
});

/** What the desks see beside it. Reviewers are told apart by the server; their account ids are not shown. */
export const reviewOf = ({ state }: Loaded<Claim>) => ({
  cohortId: state.cohortId,
  orgId: state.orgId,
  lights: state.lights,
  packVersion: state.packVersion,
  objection: state.objection,
  batchId: state.batchId,
  others: state.others,
});
