import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { TrainingCertificate, TrainingCertificateEvent } from './training-certificate.ts';
import { evolveTrainingCertificate } from './training-certificate.ts';

export const trainingCertificateDefinition: AggregateDefinition<TrainingCertificate, TrainingCertificateEvent> = {
  type: 'trainingCertificate',
  collection: 'trainingCertificates',
  evolve: evolveTrainingCertificate,
  indexes: [
    { keys: { 'state.orgId': 1, 'state.status': 1, _id: 1 } },
    { keys: { 'state.cohortId': 1, 'state.status': 1, _id: 1 } },
    { keys: { 'state.personId': 1, _id: 1 } },
    { keys: { 'state.verifyId': 1 } },
    { keys: { 'state.number': 1 } },
  ],
};

/** One certificate per enrolment: a repeated event meets the same document. */
export const trainingCertificateId = (enrolmentId: string): string => derivedId('trainingCertificate', enrolmentId);
