import { LevelCertificateIssued, LevelCertificateRevoked } from '@peiyu/domain/events/certificates.ts';
import { titleFor } from '@peiyu/domain/policy/index.ts';
import { holdsTitle } from '@peiyu/domain/values/index.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { noticeTitle, titleIdOf, withdrawTitle } from '../benefits/title.ts';
import { claimsOn } from '../claim/claim.store.ts';
import { certificateRevoked } from '../claim/reactions.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor } from '../people.ts';
import { subjectOf } from '../subject.ts';
import { idOfSource, when } from '../when.ts';

const TITLES = 'subsidies-titles';
const REVOKED = 'subsidies-revoked-certificates';

/**
 * A level certificate issued: notice of the title it may be recognised as, unless it is senior, or the person holds that title
 * or a higher one already (W-V(2), H-III(2)). Revoked: the notice is withdrawn.
 */
export function noticeTitles(kernel: Kernel, parts: SubsidiesParts): void {
  kernel.follow({
    name: TITLES,
    handlers: {
      ...when(LevelCertificateIssued, async (event) => {
        const { personId, level, on } = event.data;
        if (!parts.packs.has(event.tenant)) return;
        const title = titleFor(parts.packs.inForce(event.tenant, on), level);
        if (title === null) return;
        const ask = askFor(event.tenant, 'title-notice', { id: TITLES });
        const held = (await kernel.deps.identity.disclose(ask, [personId], ['title'])).get(personId)?.title;
        if (holdsTitle(held, title)) return;
        const levelCertificateId = idOfSource(event);
        const data = { personId, levelCertificateId, title, ...subjectOf(event.data) };
        await follow(parts.titles, { consumer: TITLES, event, target: titleIdOf(levelCertificateId) }, (state) =>
          noticeTitle(state, data),
        );
      }),
      ...when(LevelCertificateRevoked, async (event) => {
        const target = titleIdOf(idOfSource(event));
        if (!(await parts.titles.find(target))) return;
        await follow(parts.titles, { consumer: TITLES, event, target }, (state) =>
          withdrawTitle(state, event.data.reason),
        );
      }),
    },
  });
}

/** A revoked certificate marks its claims: nothing more is paid, and what was paid waits for the desk's recovery (C4-35). */
export function markRevokedClaims(kernel: Kernel, parts: SubsidiesParts): void {
  kernel.follow({
    name: REVOKED,
    handlers: when(LevelCertificateRevoked, async (event) => {
      const { personId, on } = event.data;
      for (const { id } of await claimsOn(parts.claims, { personId, levelCertificateId: idOfSource(event) })) {
        await follow(parts.claims, { consumer: REVOKED, event, target: id }, (claim) => certificateRevoked(claim, on));
      }
    }),
  });
}
