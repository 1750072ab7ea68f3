import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { OrganisationRegistered } from '@peiyu/domain/events/identity.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { organisationNameKey } from '@peiyu/domain/values/index.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';

export type OrganisationEvent = EventOf<typeof OrganisationRegistered>;
/** A body: institution, evaluator, employer, bureau. It belongs to the platform; what it may do where is in its listings. */
export type Organisation = OrganisationEvent['data'];
export type OrganisationKind = Organisation['kinds'][number];

export const ORGANISATION_KIND_NAMES: Readonly<Record<OrganisationKind, string>> = {
  trainingInstitution: '培训机构',
  evaluationInstitution: '评价机构',
  employer: '用人单位',
  bureau: '人社部门',
};

/** The id follows from the normal form of the name, so that one name is one body without asking anybody ((华东) and （华东） are one, architecture 8). */
export const organisationIdOf = (name: string): string => derivedId('organisation', organisationNameKey(name));

/** Registers a body; a name that is taken, however it is written, is refused. */
export function registerOrganisation(state: Organisation | undefined, facts: Organisation): OrganisationEvent[] {
  if (state) throw new Refusal('identity.organisation.duplicate');
  return [{ type: 'identity.organisation-registered', data: facts }];
}

export const organisationDefinition: AggregateDefinition<Organisation, OrganisationEvent> = {
  type: 'organisation',
  collection: 'organisations',
  evolve: (_state, event) => event.data,
  indexes: [{ keys: { 'state.kinds': 1, _id: 1 } }],
};
