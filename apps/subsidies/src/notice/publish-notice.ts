import { businessDate, endOfTerm } from '@peiyu/domain/calendar/index.ts';
import { commandId, newIdFor, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { claimIds, loadClaims } from '../claim/load-claims.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor } from '../people.ts';
import { keepRows } from './notice-rows.ts';
import { assertPublishable, publishNotice } from './notice.ts';

const PublishNotice = z.strictObject({ commandId, claimIds });

/** 组公示 by reviewer B, for the days of the pack in force today. */
export const publishNoticeProcedure = (parts: SubsidiesParts) =>
  procedure.input(PublishNotice).mutation(async ({ input, ctx }) => {
    const city = ctx.session.place;
    const id = newIdFor('notice', input);
    const known = await parts.notices.find(id, ctx.scope);
    if (known) return { id, v: known.v, seq: known.seq };
    const claims = await loadClaims(parts.claims, ctx.scope, input.claimIds);
    const reviewer = ctx.actor.person ?? ctx.actor.id;
    for (const { state } of claims) assertPublishable(state, reviewer);
    const from = businessDate(ctx.business.now());
    const until = endOfTerm(from, parts.packs.inForce(city, from).subsidy.noticeDays).due;
    await keepRows(parts.deps, { id, tenant: city, ask: askFor(city, 'subsidy-notice', ctx.actor) }, claims);
    const number = await parts.numbers.next('GG', city, from);
    return parts.notices.change(id, ctx.change(input, city), (state) =>
      publishNotice(state, { number, from, until, claims, reviewer }),
    );
  });
