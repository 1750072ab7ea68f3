import type { TrackFigures } from '../outcome-shape.ts';
import { desk } from './steps/staff.ts';
import type { Track, World } from './world.ts';

interface ClaimRow {
  readonly status: string;
  readonly amount: number | null;
  readonly paidOn: string | null;
  readonly occupation: string;
}

type Benefits = Pick<
  TrackFigures,
  | 'hoursDeclared'
  | 'titleNotices'
  | 'titleNoticesWithdrawn'
  | 'claims'
  | 'payments'
  | 'payFailures'
  | 'noticeUntil'
  | 'recoveredFen'
  | 'ledgerFen'
>;

/** What the certificates of a class have earned, as its city's desk sees it. */
export async function readBenefits(world: World, track: Track): Promise<Benefits> {
  const { city, occupation } = track.plan;
  const user = world.as(desk(city));
  const ofTrack = (row: { occupation: string }): boolean => row.occupation === occupation;
  const titles = (await user.all<{ status: string; occupation: string }>('subsidies.title.list')).filter(ofTrack);
  const claims = (await user.all<ClaimRow>('subsidies.claim.list')).filter(ofTrack);
  const batches = await user.all<{ failed: number }>('subsidies.batch.list');
  const notices = await world.anybody.all<{ until: string }>('subsidies.notice.list', { city });
  const recoveries = await user.all<{ amount: number }>('subsidies.recovery.list');
  const paid = claims.filter(({ paidOn }) => paidOn !== null);
  const hours = await user.all<{ status: string; city: string }>('subsidies.ceHours.list');
  return {
    hoursDeclared: hours.filter(({ status }) => status === 'declared').length,
    titleNotices: titles.length,
    titleNoticesWithdrawn: titles.filter(({ status }) => status === 'withdrawn').length,
    claims: claims.length,
    payments: byDay(paid),
    payFailures: batches.reduce((sum, { failed }) => sum + failed, 0),
    noticeUntil: notices[0]?.until ?? null,
    recoveredFen: recoveries.reduce((sum, { amount }) => sum + amount, 0),
    ledgerFen: paid.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  };
}

function byDay(paid: readonly ClaimRow[]): TrackFigures['payments'] {
  const days = [...new Set(paid.map(({ paidOn }) => paidOn ?? ''))].toSorted();
  return days.map((on) => {
    const lines = paid.filter(({ paidOn }) => paidOn === on);
    return { on, count: lines.length, fen: lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0) };
  });
}
