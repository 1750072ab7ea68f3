import type {
  LevelCertificateIssued,
  LevelCertificateRevoked,
  TrainingCertificateIssued,
  TrainingCertificateRevoked,
} from '@peiyu/domain/events/certificates.ts';
import type { Envelope, Received } from '@peiyu/domain/events/contract.ts';
import type { Level } from '@peiyu/domain/values/index.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { Entitlement } from '../application/submission.ts';
import { idOf } from '../parts.ts';

const TRAINING = 'trainingCredentials';
const LEVELS = 'levelCredentials';
const CONSUMER = 'assessment-credentials';
/** No person holds more than this. */
const MOST = 200;

/** A training certificate: issued it entitles to apply, revoked it does not. */
export interface TrainingCredential extends Entitlement {
  readonly number: string;
  readonly on: string;
}

interface LevelCredential {
  readonly applicationId: string;
  readonly personId: string;
  readonly occupation: string;
  readonly level: Level;
  readonly status: 'issued' | 'revoked';
}

/** What people hold, followed from certificates; ids alone, no name. */
export function followCredentials(kernel: Kernel): void {
  const { documents } = kernel.deps;
  kernel.view(TRAINING, [{ keys: { personId: 1, _id: 1 } }]);
  kernel.view(LEVELS, [{ keys: { personId: 1, occupation: 1 } }]);
  const set = (collection: string, event: Envelope, content: object): Promise<void> => {
    const target = { collection, id: idOf(event), consumer: CONSUMER, event };
    return projectInto<object>(documents, target, () => content);
  };
  const training = (
    event: Received<typeof TrainingCertificateIssued> | Received<typeof TrainingCertificateRevoked>,
    status: string,
  ) => {
    const { personId, cohortId, orgId, occupation, direction, level, number, on } = event.data;
    return set(TRAINING, event, { personId, cohortId, orgId, occupation, direction, level, number, on, status });
  };
  const level = (
    event: Received<typeof LevelCertificateIssued> | Received<typeof LevelCertificateRevoked>,
    status: string,
  ) => {
    const { applicationId, personId, occupation, level: held } = event.data;
    return set(LEVELS, event, { applicationId, personId, occupation, level: held, status });
  };
  kernel.follow({
    name: CONSUMER,
    handlers: {
      'certificates.training-certificate-issued': (event) =>
        training(event as Received<typeof TrainingCertificateIssued>, 'issued'),
      'certificates.training-certificate-revoked': (event) =>
        training(event as Received<typeof TrainingCertificateRevoked>, 'revoked'),
      'certificates.level-certificate-issued': (event) =>
        level(event as Received<typeof LevelCertificateIssued>, 'issued'),
      'certificates.level-certificate-revoked': (event) =>
        level(event as Received<typeof LevelCertificateRevoked>, 'revoked'),
    },
  });
}

type Documents = Kernel['deps']['documents'];

export const findTrainingCredential = (
  documents: Documents,
  id: string,
): Promise<ViewDoc<TrainingCredential> | undefined> =>
  documents.findOne<ViewDoc<TrainingCredential>>(TRAINING, { _id: id });

export const trainingCredentialsOf = (documents: Documents, personId: string): Promise<ViewDoc<TrainingCredential>[]> =>
  documents.find<ViewDoc<TrainingCredential>>(TRAINING, { personId }, { sort: { _id: 1 }, limit: MOST });

/** Levels of an occupation for which a person holds a valid certificate. */
export async function levelsHeld(documents: Documents, of: { personId: string; occupation: string }): Promise<Level[]> {
  const found = await documents.find<ViewDoc<LevelCredential>>(LEVELS, of, { limit: MOST });
  return found.filter(({ status }) => status === 'issued').map(({ level }) => level);
}

/** True while a valid certificate rests on the result of this application. */
export async function certificateRestsOn(
  documents: Documents,
  of: { applicationId: string; personId: string; occupation: string },
): Promise<boolean> {
  const { applicationId, personId, occupation } = of;
  const found = await documents.find<ViewDoc<LevelCredential>>(LEVELS, { personId, occupation }, { limit: MOST });
  return found.some((held) => held.applicationId === applicationId && held.status === 'issued');
}
