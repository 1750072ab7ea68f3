import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Documents } from '@peiyu/kit/mongo/documents.ts';

export const VOIDED = 'voidedApplications';

/** An application whose result was voided: no certificate may follow it, however far it had come (C4-20). Twice is once. */
export async function noteVoided(documents: Documents, event: Envelope): Promise<void> {
  const applicationId = event.src.slice(event.src.indexOf('/') + 1);
  await documents.insertOne(VOIDED, { _id: applicationId, tenant: event.tenant });
}

export async function voidedAmong(
  documents: Documents,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (applicationIds.length === 0) return new Set();
  const found = await documents.find(VOIDED, { _id: { $in: applicationIds } }, { limit: applicationIds.length });
  return new Set(found.map(({ _id }) => _id));
}
