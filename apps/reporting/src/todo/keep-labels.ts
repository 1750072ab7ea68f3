import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { ReportingParts } from '../parts.ts';
import { idOf, text } from './items.ts';

/** The number people call a class or a sitting by, for the rows of a queue that are about it. */
export interface Label {
  readonly label: string;
}

/** Numbers of classes and sittings, by id. */
export function keepLabels({ documents, labels }: ReportingParts): ConsumerDefinition {
  const consumer = 'reporting-labels';
  const keep = (event: Envelope): Promise<void> =>
    projectInto<Label>(documents, { collection: labels, id: idOf(event), consumer, event, tenant: '*' }, () => ({
      label: text(event, 'number'),
    }));
  return { name: consumer, handlers: { 'training.cohort-opened': keep, 'assessment.sitting-planned': keep } };
}
