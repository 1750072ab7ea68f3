import type { ApplicationDeclarationWithdrawn, ApplicationVoided } from '@peiyu/domain/events/assessment.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { insertFact } from '@peiyu/kit/messages/projection.ts';
import type { DeclarationRecord } from '../application/submission.ts';

const COLLECTION = 'declarationRecords';
const CONSUMER = 'assessment-declarations';
const MOST = 100;

/** Withdrawn declarations and breaches of a person, with their day: they close the way of declaration for a time (B3). */
export function followDeclarations(kernel: Kernel): void {
  const { documents } = kernel.deps;
  kernel.view(COLLECTION, [{ keys: { personId: 1 } }]);
  const note = (
    event: Received<typeof ApplicationVoided> | Received<typeof ApplicationDeclarationWithdrawn>,
    what: DeclarationRecord['what'],
  ) => {
    const { personId, occupation, level } = event.data;
    const record = { personId, what, occupation, level, on: businessDate(event.at) };
    return insertFact(documents, { collection: COLLECTION, consumer: CONSUMER, event }, record);
  };
  kernel.follow({
    name: CONSUMER,
    handlers: {
      'assessment.application-declaration-withdrawn': (event) =>
        note(event as Received<typeof ApplicationDeclarationWithdrawn>, 'withdrawn'),
      'assessment.application-voided': (event) => note(event as Received<typeof ApplicationVoided>, 'voided'),
    },
  });
}

export const declarationRecordsOf = (
  { documents }: Kernel['deps'],
  personId: string,
): Promise<ViewDoc<DeclarationRecord>[]> =>
  documents.find<ViewDoc<DeclarationRecord>>(COLLECTION, { personId }, { limit: MOST });
