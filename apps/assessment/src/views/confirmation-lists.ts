import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { Session } from '@peiyu/kit/identity-port.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Confirmation } from '../confirmation/confirmation.ts';
import type { AssessmentParts } from '../parts.ts';
import { namesOf, Page, pageOf } from './page.ts';

const List = z.strictObject(Page);
const Get = z.strictObject({ confirmationId: z.string().min(1).max(60) });

const shown = ({ id, tenant, state }: Loaded<Confirmation>) => {
  const { lines, confirmedOn, approvedOn, document, ...rest } = state;
  const count = (status: string): number => lines.filter((line) => line.status === status).length;
  return {
    confirmationId: id,
    city: tenant,
    ...rest,
    people: lines.length,
    confirmedOn: confirmedOn ?? null,
    approvedOn: approvedOn ?? null,
    document: document ?? null,
    waiting: count('awaitingProvince'),
    approved: count('nationalApproved'),
    returned: count('provinceReturned') + count('nationalReturned'),
  };
};

/** The province sees all of its places, an evaluator its own. */
const filterOf = ({ role, org }: Session): Record<string, string> =>
  role === 'province' ? {} : { 'state.evaluatorOrgId': org ?? '' };

export const confirmationListProcedure = (parts: AssessmentParts) =>
  procedure.input(List).query(async ({ input, ctx }) => {
    const where = { scope: ctx.scope, filter: filterOf(ctx.session) };
    const { found, next } = await pageOf(parts.confirmations, where, input);
    return { items: found.map(shown), next };
  });

/** Lines with covered names and scores in tenths of a point. */
export const confirmationGetProcedure = (parts: AssessmentParts) =>
  procedure.input(Get).query(async ({ input, ctx }) => {
    const loaded = await parts.confirmations.get(input.confirmationId, ctx.scope);
    if (ctx.session.role !== 'province' && loaded.state.evaluatorOrgId !== ctx.actor.org) throw new NotFound();
    const { lines } = loaded.state;
    const names = await namesOf(
      parts,
      lines.map(({ line }) => line.personId),
      { tenant: ctx.session.place, actor: ctx.actor.id },
    );
    const rows = lines.map(({ line, status, reason }, at) => {
      const { applicationId, theory, ability } = line;
      return { applicationId, theory, ability, status, reason: reason ?? null, ...names[at] };
    });
    return { ...shown(loaded), lines: rows };
  });
