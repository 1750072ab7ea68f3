import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { insertFact } from '@peiyu/kit/messages/projection.ts';
import type { ReportingParts } from '../parts.ts';
import type { FactKind } from './fact.ts';

const CONSUMER = 'reporting-facts';
const idOf = (event: Envelope): string => event.src.slice(event.src.indexOf('/') + 1);
const text = (event: Envelope, field: string): string => String(event.data[field]);
const fenOf = (event: Envelope): number => (typeof event.data['amount'] === 'number' ? event.data['amount'] : 0);

/** Writes a fact row for everything the quarterly form counts (A4 metrics); twice is once by its `_id`. */
export function collectFacts({ documents, facts }: ReportingParts): ConsumerDefinition {
  const note = (event: Envelope, kind: FactKind, of: { org: string; subject: string; fen?: number }): Promise<void> =>
    insertFact(
      documents,
      { collection: facts, consumer: CONSUMER, event, part: kind },
      {
        orgId: of.org,
        occupation: text(event, 'occupation'),
        kind,
        subjectId: of.subject,
        fen: of.fen ?? 0,
        on: businessDate(event.at),
        eventId: event.id,
        reportId: null,
      },
    );

  return {
    name: CONSUMER,
    handlers: {
      'training.cohort-completed': (event) =>
        note(event, 'classesTrained', { org: text(event, 'orgId'), subject: idOf(event) }),
      'training.enrolment-completed': (event) =>
        note(event, 'peopleTrained', { org: text(event, 'orgId'), subject: text(event, 'personId') }),
      'subsidies.cohort-subsidised': (event) =>
        note(event, 'subsidisedClasses', { org: text(event, 'orgId'), subject: text(event, 'cohortId') }),
      'certificates.level-certificate-issued': (event) =>
        note(event, 'certificateHolders', { org: text(event, 'trainingOrgId'), subject: text(event, 'personId') }),
      'certificates.level-certificate-revoked': (event) =>
        note(event, 'certificateRevoked', { org: text(event, 'trainingOrgId'), subject: idOf(event) }),
      'subsidies.claim-paid': async (event) => {
        await note(event, 'subsidyPaid', { org: text(event, 'orgId'), subject: idOf(event), fen: fenOf(event) });
        await note(event, 'subsidyRecipients', { org: text(event, 'orgId'), subject: text(event, 'personId') });
      },
      'subsidies.recovery-ordered': (event) =>
        note(event, 'recoveryOrdered', {
          org: text(event, 'orgId'),
          subject: text(event, 'claimId'),
          fen: fenOf(event),
        }),
    },
  };
}
