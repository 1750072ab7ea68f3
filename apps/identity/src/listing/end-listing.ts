import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { Id, Reason } from '@peiyu/domain/events/fields.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { IdentityParts } from '../parts.ts';
import { RealDate } from './add-listing.ts';
import { aggregateOfListing, endListing } from './listing.ts';

const EndListing = z.strictObject({ commandId, listingId: Id, until: RealDate, reason: Reason });

export const endListingProcedure = ({ listings, business }: IdentityParts) =>
  procedure.input(EndListing).mutation(async ({ input, ctx }) => {
    const { listingId, until, reason } = input;
    const today = businessDate(business.now());
    const changed = await listings.change(aggregateOfListing(listingId), ctx.change(input), (state) => {
      if (!state?.periods.some((period) => period.listingId === listingId)) throw new NotFound();
      return endListing(state, { listingId, until, reason, today });
    });
    return { ...changed, listingId };
  });
