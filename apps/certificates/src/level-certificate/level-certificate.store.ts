import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { LevelCertificate, LevelCertificateEvent } from './level-certificate.ts';
import { evolveLevelCertificate } from './level-certificate.ts';

export const levelCertificateDefinition: AggregateDefinition<LevelCertificate, LevelCertificateEvent> = {
  type: 'levelCertificate',
  collection: 'levelCertificates',
  evolve: evolveLevelCertificate,
  indexes: [
    { keys: { 'state.evaluatorOrgId': 1, 'state.status': 1, _id: 1 } },
    { keys: { 'state.confirmationId': 1, 'state.status': 1, _id: 1 } },
    { keys: { 'state.personId': 1, _id: 1 } },
    { keys: { 'state.verifyId': 1 } },
    { keys: { 'state.number': 1 } },
  ],
};

/** One certificate per application: a repeated event meets the same document. */
export const levelCertificateId = (applicationId: string): string => derivedId('levelCertificate', applicationId);
