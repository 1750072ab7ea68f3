import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { ReportingParts } from '../parts.ts';

/** Public names of bodies, for the forms they file. */
export function keepOrganisations({ documents, organisations }: ReportingParts): ConsumerDefinition {
  const consumer = 'reporting-organisations';
  return {
    name: consumer,
    handlers: {
      'identity.organisation-registered': (event) =>
        projectInto<{ name: string }>(
          documents,
          { collection: organisations, id: String(event.data['orgId']), consumer, event, tenant: '*' },
          () => ({
            name: String(event.data['name']),
          }),
        ),
    },
  };
}
