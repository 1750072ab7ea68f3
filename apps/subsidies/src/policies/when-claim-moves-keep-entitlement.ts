import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { ClaimAccepted, ClaimRefused, ClaimSubmitted, ClaimWithdrawn } from '@peiyu/domain/events/subsidies.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import {
  decideEntitlement,
  entitlementIdOf,
  redateEntitlement,
  returnEntitlement,
} from '../entitlement/entitlement.ts';
import type { SubsidiesParts } from '../parts.ts';
import { subjectOf } from '../subject.ts';
import { findCertificate } from '../views/certificates.ts';
import { idOfSource, when } from '../when.ts';

const CONSUMER = 'subsidies-entitlement';

/**
 * A claim asks the entitlement of its person, which takes or denies in one write; accepted, its window counts from that day;
 * refused or withdrawn, it gives the place back. Two claims in two cities at the same instant meet here (C4-31).
 */
export function keepEntitlements(kernel: Kernel, parts: SubsidiesParts): void {
  const target = (event: { data: { personId: string } }): string => entitlementIdOf(event.data.personId);
  kernel.follow({
    name: CONSUMER,
    handlers: {
      ...when(ClaimSubmitted, async (event) => {
        const { levelCertificateId: certificate, others = [] } = event.data;
        const on = businessDate(event.at);
        const known = await findCertificate(kernel.deps.documents, certificate);
        if (!known) throw new Error('a claim on a certificate that was never heard of');
        const asked = {
          claimId: idOfSource(event),
          certificate,
          issuedOn: known.issuedOn,
          on,
          others,
          subject: subjectOf(event.data),
        };
        const terms = parts.packs.inForce(event.tenant, on).subsidy;
        await follow(parts.entitlements, { consumer: CONSUMER, event, target: target(event) }, (state) =>
          decideEntitlement(state, asked, terms),
        );
      }),
      ...when(ClaimAccepted, (event) =>
        follow(parts.entitlements, { consumer: CONSUMER, event, target: target(event) }, (state) =>
          redateEntitlement(state, { claimId: idOfSource(event), on: event.data.on }),
        ),
      ),
      ...when(ClaimRefused, (event) =>
        follow(parts.entitlements, { consumer: CONSUMER, event, target: target(event) }, (state) =>
          returnEntitlement(state, idOfSource(event)),
        ),
      ),
      ...when(ClaimWithdrawn, (event) =>
        follow(parts.entitlements, { consumer: CONSUMER, event, target: target(event) }, (state) =>
          returnEntitlement(state, idOfSource(event)),
        ),
      ),
    },
  });
}
