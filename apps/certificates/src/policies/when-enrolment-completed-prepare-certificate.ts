import type { EnrolmentCompleted } from '@peiyu/domain/events/training.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import type { CertificatesParts } from '../parts.ts';
import { prepareTrainingCertificate } from '../training-certificate/training-certificate.ts';
import { trainingCertificateId } from '../training-certificate/training-certificate.store.ts';

/** 结业合格 → the certificate waits for the institution's act of issue (W-IV(2), H-II(2)). */
export const prepareOnCompletion =
  ({ trainings }: CertificatesParts, consumer: string) =>
  (event: Received<typeof EnrolmentCompleted>): Promise<void> => {
    const enrolmentId = event.src.slice(event.src.indexOf('/') + 1);
    const { cohortId, orgId, personId, occupation, direction, level, minutes, startedOn, on } = event.data;
    const facts = {
      enrolmentId,
      cohortId,
      orgId,
      personId,
      occupation,
      direction,
      level,
      minutes,
      startedOn,
      completedOn: on,
    };
    const step = { consumer, event, target: trainingCertificateId(enrolmentId) };
    return follow(trainings, step, (state) => prepareTrainingCertificate(state, facts));
  };
