import type { OrganisationRegistered } from '@peiyu/domain/events/identity.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import type { Documents } from '@peiyu/kit/mongo/documents.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';

export const ORGANISATIONS = 'organisations';

/** Public names of bodies: what stands on a certificate as its issuer. */
export const projectOrganisation = (
  documents: Documents,
  consumer: string,
  event: Received<typeof OrganisationRegistered>,
): Promise<void> => {
  const target = { collection: ORGANISATIONS, id: event.data.orgId, consumer, event };
  return projectInto<{ name: string }>(documents, target, () => ({ name: event.data.name }));
};

export async function findOrganisationName(documents: Documents, orgId: string): Promise<string | undefined> {
  const found = await documents.findOne(ORGANISATIONS, { _id: orgId });
  return typeof found?.['name'] === 'string' ? found['name'] : undefined;
}
