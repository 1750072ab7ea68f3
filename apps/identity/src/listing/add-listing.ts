import { BusinessDate, Id, Occupation } from '@peiyu/domain/events/fields.ts';
import { ListingKind } from '@peiyu/domain/events/identity.ts';
import { isCalendarDate } from '@peiyu/domain/calendar/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { DivisionCode } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { ORGANISATION_KIND_NAMES } from '../organisation/organisation.ts';
import type { IdentityParts } from '../parts.ts';
import { assertKnownPlace } from '../place.ts';
import type { ListingSubject } from './listing.ts';
import { addListing, listingAggregateId, listingIdOf } from './listing.ts';

export const RealDate = BusinessDate.refine(isCalendarDate, '日期不存在');

const AddListing = z.strictObject({
  commandId,
  orgId: Id,
  kind: ListingKind,
  occupation: Occupation,
  place: DivisionCode,
  from: RealDate,
  until: RealDate.nullable().default(null),
});

const WANTED = { training: 'trainingInstitution', evaluation: 'evaluationInstitution' } as const;

export const addListingProcedure = (parts: IdentityParts) =>
  procedure.input(AddListing).mutation(async ({ input, ctx }) => {
    const { orgId, kind, occupation, place, from, until } = input;
    assertKnownPlace(parts.packs, place);
    await assertKind(parts, { orgId, kind, occupation, place });
    const id = listingAggregateId({ orgId, kind, occupation, place });
    const listingId = listingIdOf(id, input.commandId);
    const changed = await parts.listings.change(id, ctx.change(input, place), (state) =>
      addListing(state, { listingId, orgId, kind, occupation, place, from, until }),
    );
    return { ...changed, listingId };
  });

async function assertKind({ organisations }: IdentityParts, { orgId, kind }: ListingSubject): Promise<void> {
  const organisation = await organisations.find(orgId);
  if (!organisation) throw new Refusal('identity.organisation.unknown');
  const wanted = WANTED[kind];
  if (!organisation.state.kinds.includes(wanted)) {
    throw new Refusal('identity.organisation.kind', { kind: ORGANISATION_KIND_NAMES[wanted] });
  }
}
