import { dateText } from '@peiyu/domain/calendar/index.ts';
import {
  BatchLocked,
  BatchRejected,
  BatchReplied,
  EntitlementDenied,
  NoticeEnded,
  NoticePublished,
  RecoveryOrdered,
} from '@peiyu/domain/events/subsidies.ts';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import type { Claim, ClaimEvent } from '../claim/claim.ts';
import * as reactions from '../claim/reactions.ts';
import type { SubsidiesParts } from '../parts.ts';
import { idOfSource, when } from '../when.ts';

const CONSUMER = 'subsidies-claims';
type React = (claim: Claim | undefined) => readonly ClaimEvent[];

/**
 * What the entitlement, a notice, a batch or a recovery has decided reaches each claim it names. Each claim checks for itself
 * that it still belongs there; none of the reactions refuses.
 */
export function moveClaims(kernel: Kernel, parts: SubsidiesParts): void {
  const one = (event: Envelope, target: string, react: React): Promise<void> =>
    follow(parts.claims, { consumer: CONSUMER, event, target }, react);
  const each = async (event: Envelope, claimIds: readonly string[], react: React): Promise<void> => {
    for (const claimId of claimIds) await one(event, claimId, react);
  };
  kernel.follow({
    name: CONSUMER,
    handlers: {
      ...when(EntitlementDenied, (event) =>
        one(event, event.data.claimId, (claim) => reactions.denied(claim, denialText(event.data))),
      ),
      ...when(NoticePublished, (event) => {
        const to = { noticeId: idOfSource(event), reviewer: event.actor.person ?? event.actor.id };
        return each(event, event.data.claimIds, (claim) => reactions.publicised(claim, to));
      }),
      ...when(NoticeEnded, (event) =>
        each(event, event.data.claimIds, (claim) => reactions.noticeOver(claim, idOfSource(event))),
      ),
      ...when(BatchLocked, (event) =>
        each(
          event,
          event.data.lines.map(({ claimId }) => claimId),
          (claim) => reactions.batched(claim, idOfSource(event)),
        ),
      ),
      ...when(BatchRejected, (event) =>
        each(event, event.data.claimIds, (claim) => reactions.unbatched(claim, idOfSource(event))),
      ),
      ...when(BatchReplied, async (event) => {
        const { lines, on } = event.data;
        for (const { claimId, paid, reason } of lines) {
          const settlement = { batchId: idOfSource(event), paid, reason, on };
          await one(event, claimId, (claim) => reactions.settled(claim, settlement));
        }
      }),
      ...when(RecoveryOrdered, (event) =>
        one(event, event.data.claimId, (claim) => reactions.recoveryOrdered(claim, idOfSource(event))),
      ),
    },
  });
}

/** Why the entitlement denied, in words, with dates alone as evidence (C4-31). */
function denialText(denial: { reason: string; since: string | null; until: string | null }): string {
  const { reason, since, until } = denial;
  if (!isRefusalCode(reason)) return '不符合补贴申领次数和期限的规定。';
  return refusalText(reason, {
    window: '规定期限内',
    acceptedOn: since && dateText(since),
    again: until === null ? '按规定不能再次申领。' : `${dateText(until)} 后可再申领。`,
  });
}
