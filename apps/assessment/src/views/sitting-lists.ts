import type { Loaded } from '@peiyu/kit/store/store.ts';
import { sittingLifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';
import { ownSitting, seatedIn } from '../sitting/own-sitting.ts';
import type { Sitting } from '../sitting/sitting.ts';
import { namesOf, Page, pageOf } from './page.ts';

const List = z.strictObject({ ...Page, status: z.enum(statesOf(sittingLifecycle)).optional() });
const Get = z.strictObject({ sittingId: z.string().min(1).max(60) });

const shown = ({ id, tenant, state }: Loaded<Sitting>) => {
  const { applicationIds, resultsOn, reportedOn, confirmationId, ...rest } = state;
  const dates = {
    resultsOn: resultsOn ?? null,
    reportedOn: reportedOn ?? null,
    confirmationId: confirmationId ?? null,
  };
  return { sittingId: id, city: tenant, ...rest, ...dates, people: applicationIds.length };
};

export const sittingListProcedure = (parts: AssessmentParts) =>
  procedure.input(List).query(async ({ input, ctx }) => {
    const { status, ...page } = input;
    const filter = {
      'state.evaluatorOrgId': ctx.actor.org ?? '',
      ...(status === undefined ? {} : { 'state.status': status }),
    };
    const { found, next } = await pageOf(parts.sittings, { scope: ctx.scope, filter }, page);
    return { items: found.map(shown), next };
  });

/** A sitting with everybody who has a seat in it. Scores in tenths of a point. */
export const sittingGetProcedure = (parts: AssessmentParts) =>
  procedure.input(Get).query(async ({ input, ctx }) => {
    const sitting = await ownSitting(parts, input.sittingId, { scope: ctx.scope, org: ctx.actor.org });
    const seated = await seatedIn(parts, sitting.id);
    const names = await namesOf(
      parts,
      seated.map(({ state }) => state.personId),
      { tenant: ctx.session.place, actor: ctx.actor.id },
    );
    const roster = seated.map(({ id, state }, at) => {
      const { status, scores, breach, voidReason } = state;
      const result = scores ? { theory: scores.theory, ability: scores.ability, absent: scores.absent } : null;
      return {
        applicationId: id,
        status,
        scores: result,
        breach: breach?.reason ?? null,
        voidReason: voidReason ?? null,
        ...names[at],
      };
    });
    return { ...shown(sitting), roster };
  });
