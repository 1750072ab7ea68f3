import type { ListingSubject } from '../listing/listing.ts';
import { addListing, isFree, listingAggregateId, listingIdOf } from '../listing/listing.ts';
import { organisationIdOf, registerOrganisation } from '../organisation/organisation.ts';
import type { IdentityParts } from '../parts.ts';
import { platformChange } from '../platform-change.ts';
import type { Directory } from './directory.ts';

const KINDS = { training: 'trainingInstitution', evaluation: 'evaluationInstitution' } as const;

/** Registers a directory's bodies and lists them at its place; what is known already changes nothing, so every start may do it. */
export async function takeDirectory(parts: IdentityParts, directory: Directory): Promise<void> {
  const { place, kind } = directory;
  for (const { name, division, occupations } of directory.organisations) {
    const orgId = organisationIdOf(name);
    const ctx = platformChange(parts.business, { key: ['directory-organisation', orgId] });
    await parts.organisations.change(orgId, ctx, (state) =>
      state ? [] : registerOrganisation(state, { orgId, name, kinds: [KINDS[kind]], division }),
    );
    for (const occupation of occupations) await list(parts, directory, { orgId, kind, occupation, place });
  }
}

async function list(parts: IdentityParts, { from, until }: Directory, subject: ListingSubject): Promise<void> {
  const id = listingAggregateId(subject);
  const ctx = platformChange(parts.business, { key: ['directory-listing', id, from], tenant: subject.place });
  const listingId = listingIdOf(id, ctx.commandId ?? '');
  await parts.listings.change(id, ctx, (state) => {
    // Known from an earlier start, ended since, or listed by hand: the file changes none of it.
    if (!isFree(state, { from, until })) return [];
    return addListing(state, { listingId, ...subject, from, until });
  });
}
