import { LevelCertificateIssued, LevelCertificateRevoked } from '@peiyu/domain/events/certificates.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { Documents } from '@peiyu/kit/mongo/documents.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { Subject } from '../subject.ts';
import { subjectOf } from '../subject.ts';
import { idOfSource, when } from '../when.ts';

const COLLECTION = 'certificates';
const CONSUMER = 'subsidies-certificates';

/** A level certificate (专业技术等级证书) as a claim needs it. Its id is the certificate's own. */
export interface CertificateFacts extends Subject {
  readonly personId: string;
  readonly cohortId: string;
  readonly trainingOrgId: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly revokedOn: string | null;
}

/** Follows the level certificates: issued, revoked. */
export function followCertificates(kernel: Kernel): void {
  const { documents } = kernel.deps;
  kernel.view(COLLECTION, [{ keys: { personId: 1, _id: 1 } }]);
  kernel.follow({
    name: CONSUMER,
    handlers: {
      ...when(LevelCertificateIssued, (event) => {
        const { personId, cohortId, trainingOrgId, number, on } = event.data;
        return projectInto<CertificateFacts>(
          documents,
          { collection: COLLECTION, id: idOfSource(event), consumer: CONSUMER, event },
          () => ({
            personId,
            cohortId,
            trainingOrgId,
            number,
            issuedOn: on,
            revokedOn: null,
            ...subjectOf(event.data),
          }),
        );
      }),
      ...when(LevelCertificateRevoked, (event) =>
        projectInto<CertificateFacts>(
          documents,
          { collection: COLLECTION, id: idOfSource(event), consumer: CONSUMER, event },
          (certificate) => certificate && { ...certificate, revokedOn: event.data.on },
        ),
      ),
    },
  });
}

export const findCertificate = (
  documents: Documents,
  certificateId: string,
): Promise<ViewDoc<CertificateFacts> | undefined> =>
  documents.findOne<ViewDoc<CertificateFacts>>(COLLECTION, { _id: certificateId });
