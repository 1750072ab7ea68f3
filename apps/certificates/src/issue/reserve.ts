import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import type { IssueBatch } from '../issue-batch/issue-batch.ts';
import type { CertificatesParts } from '../parts.ts';
import { roundKey } from '../issue-batch/issue-batch.store.ts';
import { reserveNumbers } from '../register/register.ts';
import { ISSUER_REGISTER, registerId } from '../register/register.store.ts';

export interface ReservedRange {
  /** The issuer's own number on the platform. */
  readonly issuer: number;
  /** First number of the range; the round's certificates take it and those that follow. */
  readonly from: number;
}

/** The range of a round: reserved in one compare-and-set keyed by the round, and read back the same on every retry. */
export async function reserveRange(
  { registers }: CertificatesParts,
  round: { batchId: string; batch: IssueBatch; year: number },
  ctx: ChangeContext,
): Promise<ReservedRange> {
  const { orgId, kind } = round.batch;
  const take = async (register: string, wish: { batchId: string; count: number }): Promise<number> => {
    await registers.change(register, ctx, (state) => reserveNumbers(state, wish));
    const range = (await registers.find(register))?.state.ranges[wish.batchId];
    if (!range) throw new Error('a range that was reserved is there');
    return range.from;
  };
  const issuer = await take(ISSUER_REGISTER, { batchId: orgId, count: 1 });
  const key = roundKey(round.batchId, round.batch.round);
  const own = registerId({ orgId, kind, year: round.year });
  return { issuer, from: await take(own, { batchId: key, count: round.batch.certificateIds.length }) };
}
