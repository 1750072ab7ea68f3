import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { RecoveryOrdered } from '@peiyu/domain/events/subsidies.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { next, recoveryLifecycle, subsidyClaimLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Claim } from '../claim/claim.ts';
import { subjectOf } from '../subject.ts';

type State = StateOf<typeof recoveryLifecycle>;

/** A decision to recover a paid subsidy (追回): the whole amount paid, in fen (C2, C4-35). */
export interface Recovery {
  readonly status: State;
  readonly claimId: string;
  readonly personId: string;
  readonly amount: number;
  readonly reason: string;
  readonly on: string;
}

export type RecoveryEvent = EventOf<typeof RecoveryOrdered>;

export const recoveryDefinition: AggregateDefinition<Recovery, RecoveryEvent> = {
  type: 'recovery',
  collection: 'recoveries',
  evolve: (_, { data: { claimId, personId, amount, reason, on } }) => ({
    status: recoveryLifecycle.initial,
    claimId,
    personId,
    amount,
    reason,
    on,
  }),
  indexes: [{ keys: { tenant: 1, _id: 1 } }],
};

/** One recovery per claim. */
export const recoveryIdOf = (claimId: string): string => derivedId('recovery', claimId);

interface Order {
  readonly claimId: string;
  readonly claim: Claim;
  readonly reason: string;
  readonly on: string;
}

/** 作出追回决定, on a paid claim whose certificate was revoked. */
export function orderRecovery(state: Recovery | undefined, order: Order): RecoveryEvent[] {
  if (state) return [];
  const { claimId, claim, reason, on } = order;
  if (claim.paidOn === null || claim.amount === null) throw new Refusal('subsidies.recovery.not-paid');
  next(subsidyClaimLifecycle, claim.status, 'orderRecovery');
  if (claim.certificateRevokedOn === null) throw new Refusal('subsidies.recovery.certificate-valid');
  const { personId, orgId, amount } = claim;
  const data = { claimId, personId, orgId, ...subjectOf(claim), amount, reason, on };
  return [{ type: 'subsidies.recovery-ordered', data }];
}
