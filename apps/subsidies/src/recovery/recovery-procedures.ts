import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { PublicReason } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { Page, afterOf, cut, pageOptions } from '../paging.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor, maskedPeople } from '../people.ts';
import { orderRecovery, recoveryIdOf } from './recovery.ts';

const OrderRecovery = z.strictObject({ commandId, claimId: z.string().min(1).max(60), reason: PublicReason });

export const orderRecoveryProcedure = (parts: SubsidiesParts) =>
  procedure.input(OrderRecovery).mutation(async ({ input, ctx }) => {
    const { claimId, reason } = input;
    const claim = await parts.claims.get(claimId, ctx.scope);
    const on = businessDate(ctx.business.now());
    return parts.recoveries.change(recoveryIdOf(claimId), ctx.change(input, claim.tenant), (state) =>
      orderRecovery(state, { claimId, claim: claim.state, reason, on }),
    );
  });

export const listRecoveriesProcedure = (parts: SubsidiesParts) =>
  procedure.input(Page).query(async ({ input, ctx }) => {
    const found = await parts.recoveries.list(ctx.scope, afterOf(input), pageOptions(input));
    const { rows, next } = cut(found, input);
    const person = await maskedPeople(
      parts.deps.identity,
      askFor(ctx.session.place, 'subsidy-list', ctx.actor),
      rows.map(({ state }) => state.personId),
    );
    const items = rows.map(({ id, state: { personId, ...facts } }) => ({
      recoveryId: id,
      ...facts,
      ...person(personId),
    }));
    return { items, next };
  });
