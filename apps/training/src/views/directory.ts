import type { Received } from '@peiyu/domain/events/contract.ts';
import type { ListingAdded, ListingEnded, OrganisationRegistered } from '@peiyu/domain/events/identity.ts';
import { isWithin } from '@peiyu/domain/values/index.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import { PLATFORM_TENANT } from '@peiyu/kit/store/aggregate.ts';

const CONSUMER = 'training-directory';
const ORGANISATIONS = 'organisations';
const LISTINGS = 'listings';

interface Organisation {
  readonly orgId: string;
  readonly name: string;
  readonly division: string;
}

/** A catalogue entry as this service sees it: `until` is included, null is open. */
export interface Listing {
  readonly orgId: string;
  readonly kind: 'training' | 'evaluation';
  readonly occupation: string;
  readonly place: string;
  readonly from: string;
  readonly until: string | null;
}

/** Bodies and their listings, followed from identity. Platform records: a provider teaches outside its home city as a rule. */
export class Directory {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.view(ORGANISATIONS, []);
    kernel.view(LISTINGS, [{ keys: { orgId: 1, kind: 1, occupation: 1 } }]);
    kernel.follow({
      name: CONSUMER,
      handlers: {
        'identity.organisation-registered': (event) => {
          const { orgId, name, division } = (event as Received<typeof OrganisationRegistered>).data;
          return this.#project<Organisation>(ORGANISATIONS, { id: orgId, event }, { orgId, name, division });
        },
        'identity.listing-added': (event) => {
          const { listingId, ...listing } = (event as Received<typeof ListingAdded>).data;
          return this.#project<Listing>(LISTINGS, { id: listingId, event }, listing);
        },
        'identity.listing-ended': (event) => {
          const { listingId, until } = (event as Received<typeof ListingEnded>).data;
          return this.#project<Listing>(LISTINGS, { id: listingId, event }, { until });
        },
      },
    });
  }

  /** Undefined for a body this service has not heard of yet. */
  organisation(orgId: string): Promise<ViewDoc<Organisation> | undefined> {
    return this.#kernel.deps.documents.findOne<ViewDoc<Organisation>>(ORGANISATIONS, { _id: orgId });
  }

  /** Public names of bodies; an id not heard of yet is missing. */
  async names(orgIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(orgIds)];
    const found = await this.#kernel.deps.documents.find<ViewDoc<Organisation>>(
      ORGANISATIONS,
      { _id: { $in: wanted } },
      { limit: wanted.length },
    );
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  /** The listings of a body for an occupation, to be asked for days and places. */
  async listings(orgId: string, kind: Listing['kind'], occupation: string): Promise<readonly Listing[]> {
    const where = { orgId, kind, occupation };
    return this.#kernel.deps.documents.find<ViewDoc<Listing>>(LISTINGS, where, { limit: 100 });
  }

  #project<T extends object>(
    collection: string,
    at: { id: string; event: Parameters<typeof projectInto>[1]['event'] },
    set: Partial<T>,
  ) {
    const target = { collection, ...at, consumer: CONSUMER, tenant: PLATFORM_TENANT };
    return projectInto<Partial<T>>(this.#kernel.deps.documents, target, (current) => ({ ...current, ...set }));
  }
}

/** True when an entry of the place, of what lies above it, or of the nation covers the day (W-II, H-II(1), H-annex). */
export const listedAt = (listings: readonly Listing[], place: string, date: string): boolean =>
  listings.some(
    (listing) =>
      isWithin(place, listing.place) && listing.from <= date && (listing.until === null || date <= listing.until),
  );
