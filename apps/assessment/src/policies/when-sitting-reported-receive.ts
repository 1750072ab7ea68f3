import type { SittingReported } from '@peiyu/domain/events/assessment.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { receiveConfirmation } from '../confirmation/confirmation.ts';
import type { AssessmentParts } from '../parts.ts';
import { idOf } from '../parts.ts';
import { seatedIn } from '../sitting/own-sitting.ts';

/** 报送 → the data of those who passed lie with the province (D3 starts). */
export const receiveReported =
  (parts: AssessmentParts, consumer: string) =>
  async (event: Received<typeof SittingReported>): Promise<void> => {
    const sittingId = idOf(event);
    const { evaluatorOrgId, occupation, direction, level, confirmationId, on } = event.data;
    const lines = (await seatedIn(parts, sittingId)).flatMap(({ id, state }) => {
      const { status, scores, personId, cohortId, trainingOrgId, trainingCertificateId } = state;
      if (status !== 'passed' || !scores || scores.theory === null || scores.ability === null) return [];
      const { theory, ability } = scores;
      return [{ applicationId: id, personId, theory, ability, cohortId, trainingOrgId, trainingCertificateId }];
    });
    const received = { sittingId, evaluatorOrgId, occupation, direction, level, lines, on };
    await follow(parts.confirmations, { consumer, event, target: confirmationId }, (state) =>
      receiveConfirmation(state, received),
    );
  };
