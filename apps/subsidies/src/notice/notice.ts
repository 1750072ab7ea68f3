import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { NoticeEnded, NoticePublished } from '@peiyu/domain/events/subsidies.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { next, publicNoticeLifecycle as lifecycle, subsidyClaimLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { endOfDay } from '@peiyu/kit/clock.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Claim } from '../claim/claim.ts';
import { assertCertificate } from '../claim/decisions.ts';

export type NoticeState = StateOf<typeof lifecycle>;

/** A public notice (公示): which claims, from when, until the end of which day. Names stand beside it, masked (C4-36). */
export interface Notice {
  readonly status: NoticeState;
  readonly number: string;
  readonly claimIds: readonly string[];
  readonly from: string;
  readonly until: string;
}

export type NoticeEvent = EventOf<typeof NoticePublished> | EventOf<typeof NoticeEnded>;

function evolve(state: Notice | undefined, event: NoticeEvent): Notice {
  if (event.type === 'subsidies.notice-published') return { status: 'open', ...event.data };
  if (!state) throw new Error('a notice ended that was not published');
  return { ...state, status: 'ended' };
}

/** The window ends with its last day, at the end of it; an objection is in time until then (B4 S24). */
export const noticeDefinition: AggregateDefinition<Notice, NoticeEvent> = {
  type: 'notice',
  collection: 'notices',
  evolve,
  timer: {
    dueAt: ({ status, until }) => (status === 'open' ? endOfDay(until) : null),
    step: ({ status, claimIds, until }) => {
      next(lifecycle, status, 'end');
      return [{ type: 'subsidies.notice-ended', data: { claimIds: [...claimIds], until } }];
    },
  },
  indexes: [{ keys: { tenant: 1, _id: 1 } }],
};

interface Publication {
  readonly number: string;
  readonly from: string;
  readonly until: string;
  readonly claims: readonly Loaded<Claim>[];
  /** Natural person who publishes: reviewer B. */
  readonly reviewer: string;
}

/** 公示 by B: verified claims only, none that B verified as A, none of B's own (C2). */
export function publishNotice(state: Notice | undefined, publication: Publication): NoticeEvent[] {
  if (state) return [];
  const { number, from, until, claims } = publication;
  if (claims.length === 0) throw new Refusal('subsidies.notice.empty');
  for (const { state: claim } of claims) assertPublishable(claim, publication.reviewer);
  const claimIds = claims.map(({ id }) => id);
  return [{ type: 'subsidies.notice-published', data: { number, claimIds, from, until } }];
}

/** One claim of a notice, before names are asked for and again in the decision. */
export function assertPublishable(claim: Claim, reviewer: string): void {
  next(subsidyClaimLifecycle, claim.status, 'publicise');
  if (claim.verifiedBy === reviewer) throw new Refusal('identity.duty.same-person');
  if (claim.personId === reviewer) throw new Refusal('subsidies.claim.own');
  assertCertificate(claim);
}
