import type { Envelope, Received } from '@peiyu/domain/events/contract.ts';
import type { ListingAdded, ListingEnded, OrganisationRegistered } from '@peiyu/domain/events/identity.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { isWithin } from '@peiyu/domain/values/index.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import { PLATFORM_TENANT } from '@peiyu/kit/store/aggregate.ts';

const CONSUMER = 'assessment-directory';
const ORGANISATIONS = 'organisations';
const LISTINGS = 'listings';
/** No occupation has more entries than this in one read. */
const MOST = 500;

export interface Listing {
  readonly orgId: string;
  readonly kind: string;
  readonly occupation: string;
  readonly place: string;
  readonly from: string;
  /** Included; null = open. */
  readonly until: string | null;
}

/** Evaluators and what they may assess where and until when, followed from identity (W-II, H-II(1), B1). */
export class Directory {
  readonly #documents: Kernel['deps']['documents'];

  constructor(kernel: Kernel) {
    this.#documents = kernel.deps.documents;
    kernel.view(ORGANISATIONS, []);
    kernel.view(LISTINGS, [{ keys: { occupation: 1, orgId: 1 } }]);
    kernel.follow({
      name: CONSUMER,
      handlers: {
        'identity.organisation-registered': (event) => {
          const { orgId, name } = (event as Received<typeof OrganisationRegistered>).data;
          return this.#set(ORGANISATIONS, { id: orgId, event }, { name });
        },
        'identity.listing-added': (event) => {
          const { listingId, ...listing } = (event as Received<typeof ListingAdded>).data;
          return this.#set(LISTINGS, { id: listingId, event }, listing);
        },
        'identity.listing-ended': (event) => {
          const { listingId, ...listing } = (event as Received<typeof ListingEnded>).data;
          return this.#set(LISTINGS, { id: listingId, event }, { until: listing.until });
        },
      },
    });
  }

  /** Entries of a body for an occupation that hold at a place, whatever the day. */
  async evaluations(of: { orgId: string; occupation: string; place: string }): Promise<readonly Listing[]> {
    const where = { occupation: of.occupation, orgId: of.orgId, kind: 'evaluation' };
    const found = await this.#documents.find<ViewDoc<Listing>>(LISTINGS, where, { limit: MOST });
    return found.filter((listing) => isWithin(of.place, listing.place));
  }

  /** Bodies that may assess an occupation at a place on a day, with their public names. */
  async evaluators(of: { occupation: string; place: string; on: string }): Promise<{ orgId: string; name: string }[]> {
    const where = { occupation: of.occupation, kind: 'evaluation' };
    const found = await this.#documents.find<ViewDoc<Listing>>(LISTINGS, where, { limit: MOST });
    const listed = found.filter((entry) => isWithin(of.place, entry.place) && holdsOn(entry, of.on));
    const ids = [...new Set(listed.map(({ orgId }) => orgId))].toSorted();
    const names = await this.#documents.find<ViewDoc<{ name: string }>>(
      ORGANISATIONS,
      { _id: { $in: ids } },
      { limit: ids.length || 1 },
    );
    const byId = new Map(names.map(({ _id, name }) => [_id, name]));
    return ids.map((orgId) => ({ orgId, name: byId.get(orgId) ?? '' }));
  }

  #set(collection: string, at: { id: string; event: Envelope }, set: object): Promise<void> {
    const target = { collection, ...at, consumer: CONSUMER, tenant: PLATFORM_TENANT };
    return projectInto<object>(this.#documents, target, (current) => ({ ...current, ...set }));
  }
}

export const holdsOn = ({ from, until }: Pick<Listing, 'from' | 'until'>, on: string): boolean =>
  from <= on && (until === null || on <= until);
