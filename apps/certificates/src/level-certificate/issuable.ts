import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { AnyCertificate } from '../certificate/side.ts';
import type { CertificatesParts } from '../parts.ts';
import { BATCH_LIMIT } from '../issue/start-issue.ts';
import { voidedAmong } from '../views/voided-applications.ts';

/** The certificates of a confirmation that wait for issue: approved by the national office and not voided since (C4-20). */
export async function issuableOf(
  parts: CertificatesParts,
  confirmationId: string,
  asker: { readonly orgId: string; readonly scope: Scope },
): Promise<AnyCertificate[]> {
  const mine = { 'state.confirmationId': confirmationId, 'state.evaluatorOrgId': asker.orgId };
  const found = await parts.levels.list(asker.scope, mine, { sort: { _id: 1 }, limit: BATCH_LIMIT });
  if (found.length === 0) throw new NotFound();
  const waiting = found.filter(({ state }) => state.status === 'approved');
  const voided = await voidedAmong(
    parts.deps.documents,
    waiting.map(({ state }) => state.applicationId),
  );
  const ids = waiting.filter(({ state }) => !voided.has(state.applicationId)).map(({ id }) => id);
  if (ids.length === 0) throw new Refusal('certificates.issue.empty');
  return parts.sides.level.find({ _id: { $in: ids } }, ids.length);
}
