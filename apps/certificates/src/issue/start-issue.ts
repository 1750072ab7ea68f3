import type { Changed, ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { minutesPerHour } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { AnyCertificate } from '../certificate/side.ts';
import type { StartIssue } from '../issue-batch/issue-batch.ts';
import type { CertificatesParts } from '../parts.ts';
import { startIssue } from '../issue-batch/issue-batch.ts';
import { issueBatchId } from '../issue-batch/issue-batch.store.ts';
import { findOrganisationName } from '../views/organisations.ts';
import { discloseSubjects } from './subjects.ts';

/** Certificates of one cohort or confirmation; more are refused by the shape of the events. */
export const BATCH_LIMIT = 1000;

/**
 * Everything that can refuse an issue, before a number is taken (messages 18): the issuer and every holder are known, and
 * every name can be printed whole (B6, C4-38), and the length of a 学时 is loaded.
 */
export async function assertIssuable(
  parts: CertificatesParts,
  certificates: readonly AnyCertificate[],
  ask: { tenant: string; actor: string },
): Promise<void> {
  const [first] = certificates;
  if (!first) throw new Refusal('certificates.issue.empty');
  if ((await findOrganisationName(parts.deps.documents, first.issuerId)) === undefined) throw new NotFound();
  // A training certificate states its time in 学时: how long one is must be known (architecture 8).
  if (first.kind === 'training')
    minutesPerHour(parts.settings.packs.inForce(first.tenant, businessDate(parts.deps.business.now())));
  const subjects = await discloseSubjects(parts, certificates, { ...ask, purpose: 'certificate.check' });
  for (const { personId } of certificates) {
    const subject = subjects.get(personId);
    if (!subject) throw new Refusal('identity.person.erased');
    const [character] = parts.renderer.uncoveredCharacters(subject.name);
    if (character !== undefined) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      throw new Refusal('certificates.issue.glyph', { character: `U+${code}` });
    }
  }
}

/** Opens a round over what is prepared; the numbers run in the order of the certificates' ids. */
export async function openRound(
  parts: CertificatesParts,
  start: Omit<StartIssue, 'certificateIds'> & { certificates: readonly AnyCertificate[] },
  ctx: ChangeContext,
): Promise<Changed> {
  const { certificates, ...rest } = start;
  const certificateIds = certificates.map(({ id }) => id);
  const batchId = issueBatchId(start.kind, start.subjectId);
  return parts.batches.change(batchId, ctx, (state) => startIssue(state, { ...rest, certificateIds }));
}
