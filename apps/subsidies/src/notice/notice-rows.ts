import type { ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Purpose } from '@peiyu/kit/identity-port.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Claim } from '../claim/claim.ts';
import { maskedPeople } from '../people.ts';

const COLLECTION = 'notice-rows';

/** What the public sees of one claim: masked forms alone, as they were when the notice was published (B7, C4-36). Amount in fen. */
export interface NoticeRow {
  readonly claimId: string;
  readonly number: string;
  readonly maskedName: string;
  readonly maskedNumber: string;
  readonly occupation: string;
  readonly direction: string | null;
  readonly level: string;
  readonly amount: number;
}

/** Keeps the masked rows of a notice before it is published; the same notice again keeps the first. */
export async function keepRows(
  deps: ServiceDeps,
  notice: { id: string; tenant: string; ask: Purpose },
  claims: readonly Loaded<Claim>[],
): Promise<void> {
  const person = await maskedPeople(
    deps.identity,
    notice.ask,
    claims.map(({ state }) => state.personId),
  );
  const rows = claims.map(({ id, state }): NoticeRow => {
    const { maskedName, maskedNumber } = person(state.personId);
    const { number, occupation, direction, level, amount } = state;
    return { claimId: id, number, maskedName, maskedNumber, occupation, direction, level, amount: amount ?? 0 };
  });
  await deps.documents.insertOne(COLLECTION, { _id: notice.id, tenant: notice.tenant, rows });
}

export async function readRows(
  deps: ServiceDeps,
  notice: { id: string; tenant: string },
): Promise<readonly NoticeRow[]> {
  const doc = await deps.documents.findOne<{ _id: string; rows: readonly NoticeRow[] }>(COLLECTION, {
    _id: notice.id,
    tenant: notice.tenant,
  });
  return doc?.rows ?? [];
}
