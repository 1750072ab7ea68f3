import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import type { Session } from '@peiyu/kit/identity-port.ts';
import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import * as z from 'zod';
import { Page, afterOf, cut, pageOptions } from '../paging.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor, maskedPeople } from '../people.ts';
import { declareHours } from './ce-hours.ts';

const DeclareCeHours = z.strictObject({ commandId, recordId: z.string().min(1).max(60) });

/** 申报学时: the pack of the year's completion says by whom. */
export const declareCeHoursProcedure = (parts: SubsidiesParts) =>
  procedure.input(DeclareCeHours).mutation(async ({ input, ctx }) => {
    const record = await parts.ceHours.get(input.recordId, ctx.scope);
    const on = businessDate(ctx.business.now());
    const { declaredBy } = parts.packs.inForce(record.tenant, on).ce;
    const { org, person } = ctx.actor;
    const by = ctx.session.role === 'trainee' ? { person } : { org };
    return parts.ceHours.change(input.recordId, ctx.change(input), (state) =>
      declareHours(state, { on, declaredBy, by }),
    );
  });

/** Whose records a seat sees: an institution its own, a trainee their own, a desk its place's. */
function ownRecords(session: Session): Filter {
  if (session.role === 'ti.manager') return { 'state.orgId': session.org ?? '' };
  return session.role === 'trainee' ? { 'state.personId': session.person ?? '' } : {};
}

export const listCeHoursProcedure = (parts: SubsidiesParts) =>
  procedure.input(Page).query(async ({ input, ctx }) => {
    const where = { ...afterOf(input), ...ownRecords(ctx.session) };
    const { rows, next } = cut(await parts.ceHours.list(ctx.scope, where, pageOptions(input)), input);
    const person = await maskedPeople(
      parts.deps.identity,
      askFor(ctx.session.place, 'ce-hours-list', ctx.actor),
      rows.map(({ state }) => state.personId),
    );
    const items = rows.map(({ id, tenant, state: { personId, ...facts } }) => ({
      recordId: id,
      city: tenant,
      ...facts,
      ...person(personId),
    }));
    return { items, next };
  });
