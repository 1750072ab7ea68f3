import type { ConfirmationApproved } from '@peiyu/domain/events/assessment.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import type { CertificatesParts } from '../parts.ts';
import { prepareLevelCertificate } from '../level-certificate/level-certificate.ts';
import { levelCertificateId } from '../level-certificate/level-certificate.store.ts';

/** The national office has approved: one certificate per line waits for issue, in the city of the confirmation (W-IV(3)). */
export const prepareOnApproval =
  ({ levels }: CertificatesParts, consumer: string) =>
  async (event: Received<typeof ConfirmationApproved>): Promise<void> => {
    const confirmationId = event.src.slice(event.src.indexOf('/') + 1);
    const { evaluatorOrgId, occupation, direction, level, on, lines } = event.data;
    for (const line of lines) {
      const { applicationId, personId, theory, ability, cohortId, trainingOrgId } = line;
      const facts = {
        applicationId,
        confirmationId,
        evaluatorOrgId,
        personId,
        cohortId,
        trainingOrgId,
        occupation,
        direction,
        level,
        theory,
        ability,
        approvedOn: on,
      };
      const step = { consumer, event, target: levelCertificateId(applicationId) };
      await follow(levels, step, (state) => prepareLevelCertificate(state, facts));
    }
  };
