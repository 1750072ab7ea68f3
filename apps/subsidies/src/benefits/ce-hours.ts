import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { CeHoursComputed, CeHoursDeclared } from '@peiyu/domain/events/subsidies.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { ceHoursLifecycle as lifecycle, next } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

/** Continuing-education hours (继续教育学时) of one completed training: minutes, of the year it was completed (A9 Q14). */
export interface CeHours {
  readonly status: StateOf<typeof lifecycle>;
  readonly personId: string;
  readonly enrolmentId: string;
  readonly orgId: string;
  readonly year: number;
  readonly minutes: number;
  readonly category: string;
  readonly declaredOn: string | null;
}

export type CeHoursEvent = EventOf<typeof CeHoursComputed> | EventOf<typeof CeHoursDeclared>;

export const ceHoursIdOf = (enrolmentId: string): string => derivedId('ce-hours', enrolmentId);

function evolve(state: CeHours | undefined, event: CeHoursEvent): CeHours {
  if (event.type === 'subsidies.ce-hours-computed') return { status: 'computed', declaredOn: null, ...event.data };
  if (!state) throw new Error('hours declared that were not computed');
  return { ...state, status: 'declared', declaredOn: event.data.on };
}

export const ceHoursDefinition: AggregateDefinition<CeHours, CeHoursEvent> = {
  type: 'ce-hours',
  collection: 'ce-hours',
  evolve,
  indexes: [
    { keys: { tenant: 1, _id: 1 } },
    { keys: { 'state.orgId': 1, _id: 1 } },
    { keys: { 'state.personId': 1, _id: 1 } },
  ],
};

/** Once per enrolment. */
export const computeHours = (
  state: CeHours | undefined,
  data: Extract<CeHoursEvent, { type: 'subsidies.ce-hours-computed' }>['data'],
): CeHoursEvent[] => (state ? [] : [{ type: 'subsidies.ce-hours-computed', data }]);

export type Declarer = 'trainingInstitution' | 'trainee';
const DECLARER_NAMES: Readonly<Record<Declarer, string>> = { trainingInstitution: '培训机构', trainee: '学员本人' };

interface Declaration {
  readonly on: string;
  /** Whom the pack lets declare (C3 `ce.declaredBy`; W-V(1), H-III(1)). */
  readonly declaredBy: Declarer;
  readonly by: { readonly org?: string | undefined; readonly person?: string | undefined };
}

/** 申报学时, by whom the city lets declare, for their own records, within the year of the hours (A8 D8). */
export function declareHours(state: CeHours | undefined, { on, declaredBy, by }: Declaration): CeHoursEvent[] {
  if (!state || (by.org !== state.orgId && by.person !== state.personId)) throw new NotFound();
  const declarer = by.org === state.orgId ? 'trainingInstitution' : 'trainee';
  if (declarer !== declaredBy) {
    throw new Refusal('subsidies.ce-hours.declarer', { who: DECLARER_NAMES[declaredBy] });
  }
  next(lifecycle, state.status, 'declare');
  if (Number(on.slice(0, 4)) > state.year) throw new Refusal('subsidies.ce-hours.year-closed', { year: state.year });
  return [{ type: 'subsidies.ce-hours-declared', data: { personId: state.personId, year: state.year, on } }];
}
