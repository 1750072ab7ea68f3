import { ListingAdded, ListingEnded } from '@peiyu/domain/events/identity.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { Documents } from '@peiyu/kit/mongo/documents.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import { when } from '../when.ts';

const COLLECTION = 'listings';
const CONSUMER = 'subsidies-listings';
/** No institution has more stays for one occupation at one place than this. */
const MOST = 200;

interface Listing {
  readonly orgId: string;
  readonly kind: string;
  readonly occupation: string;
  readonly place: string;
  readonly from: string;
  readonly until: string | null;
}

/** Follows the directories of institutions (培育目录): who may train what, where, until when. */
export function followListings(kernel: Kernel): void {
  const { documents } = kernel.deps;
  kernel.view(COLLECTION, [{ keys: { orgId: 1, occupation: 1, place: 1 } }]);
  kernel.follow({
    name: CONSUMER,
    handlers: {
      ...when(ListingAdded, (event) => {
        const { listingId, ...listing } = event.data;
        return projectInto<Listing>(
          documents,
          { collection: COLLECTION, id: listingId, consumer: CONSUMER, event },
          () => listing,
        );
      }),
      ...when(ListingEnded, (event) =>
        projectInto<Listing>(
          documents,
          { collection: COLLECTION, id: event.data.listingId, consumer: CONSUMER, event },
          (listing) => listing && { ...listing, until: event.data.until },
        ),
      ),
    },
  });
}

/** Whether an institution stands in a directory for training an occupation at one of the places on a day (W-II, H-II(1)). */
export async function mayTrain(
  documents: Documents,
  asked: { orgId: string; occupation: string; places: readonly string[]; on: string },
): Promise<boolean> {
  const { orgId, occupation, places, on } = asked;
  const found = await documents.find<Listing & { _id: string; [key: string]: unknown }>(
    COLLECTION,
    { orgId, occupation, place: { $in: places }, kind: 'training' },
    { limit: MOST },
  );
  return found.some(({ from, until }) => from <= on && (until === null || on <= until));
}
