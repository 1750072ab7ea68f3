import type { QueryDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';

const BATCH = 500;

/**
 * Takes the facts of an institution in a city, up to a day, for one report: each fact is taken once, for ever. A seal that is
 * killed between taking and sealing takes the rest when it is repeated; what arrives later belongs to the next form (A9 Q12).
 */
export async function claimFacts(
  documents: QueryDocuments,
  collection: string,
  of: { tenant: string; orgId: string; until: string; reportId: string },
): Promise<void> {
  const { tenant, orgId, until, reportId } = of;
  const open = { tenant, orgId, reportId: null, on: { $lte: until } };
  for (;;) {
    const batch = await documents.find(collection, open, { sort: { _id: 1 }, limit: BATCH });
    if (batch.length === 0) return;
    await documents.updateEach(
      collection,
      batch.map(({ _id }) => ({ filter: { _id, tenant, reportId: null }, update: { $set: { reportId } } })),
    );
  }
}
