import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { TitleEligible, TitleWithdrawn } from '@peiyu/domain/events/subsidies.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { can, titleRecognitionLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Subject } from '../subject.ts';
import { subjectOf } from '../subject.ts';

/** A notice that a level certificate may be recognised as a title (职称认定): never a grant (W-V(2), H-III(2)). */
export interface Title extends Subject {
  readonly status: StateOf<typeof lifecycle>;
  readonly personId: string;
  readonly levelCertificateId: string;
  readonly title: string;
  readonly withdrawnFor: string | null;
}

export type TitleEvent = EventOf<typeof TitleEligible> | EventOf<typeof TitleWithdrawn>;

/** One notice per certificate. */
export const titleIdOf = (levelCertificateId: string): string => derivedId('title', levelCertificateId);

function evolve(state: Title | undefined, event: TitleEvent): Title {
  if (event.type === 'subsidies.title-eligible') {
    const { personId, levelCertificateId, title } = event.data;
    return { status: 'eligible', personId, levelCertificateId, title, ...subjectOf(event.data), withdrawnFor: null };
  }
  if (!state) throw new Error('a title notice withdrawn that was not given');
  return { ...state, status: 'withdrawn', withdrawnFor: event.data.reason };
}

export const titleDefinition: AggregateDefinition<Title, TitleEvent> = {
  type: 'title',
  collection: 'titles',
  evolve,
  indexes: [{ keys: { tenant: 1, _id: 1 } }, { keys: { 'state.personId': 1, _id: 1 } }],
};

export const noticeTitle = (
  state: Title | undefined,
  data: Extract<TitleEvent, { type: 'subsidies.title-eligible' }>['data'],
): TitleEvent[] => (state ? [] : [{ type: 'subsidies.title-eligible', data }]);

/** The certificate is revoked: the notice goes with it (C4-35). */
export function withdrawTitle(state: Title | undefined, reason: string): TitleEvent[] {
  if (!state || !can(lifecycle, state.status, 'withdraw')) return [];
  const { personId, levelCertificateId } = state;
  return [{ type: 'subsidies.title-withdrawn', data: { personId, levelCertificateId, reason } }];
}
