import { businessDate, CalendarDate, partsOf } from '@peiyu/domain/calendar/index.ts';
import { occupationIn, standardOf } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { DivisionCode, Level, OccupationCode } from '@peiyu/domain/values/index.ts';
import { commandId, newIdFor, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { takeSittingNumber } from '../numbers.ts';
import type { AssessmentParts } from '../parts.ts';
import { planSitting } from './sitting.ts';

export const PlanSitting = z.strictObject({
  commandId,
  city: DivisionCode,
  occupation: OccupationCode,
  direction: z.string().max(60).nullable(),
  level: Level,
  site: z.string().trim().min(1).max(200),
  theoryOn: CalendarDate,
  abilityOn: CalendarDate,
  quota: z.int().min(1).max(1000),
});

/** 计划考核场次 in a city, by an evaluator listed for the occupation on both days (C4-17). */
export const planSittingProcedure = (parts: AssessmentParts) =>
  procedure.input(PlanSitting).mutation(async ({ input, ctx }) => {
    const { commandId: command, city, ...plan } = input;
    const { packs } = parts.settings;
    if (!packs.has(city)) throw new Refusal('identity.city.unknown', { code: city });
    const today = businessDate(ctx.business.now());
    const occupationName = occupationIn(packs.inForce(city, plan.theoryOn), plan.occupation).short;
    standardOf(packs.standards, plan);
    const evaluatorOrgId = ctx.actor.org ?? '';
    const listings = await parts.directory.evaluations({
      orgId: evaluatorOrgId,
      occupation: plan.occupation,
      place: city,
    });
    const id = newIdFor('sitting', { commandId: command });
    // Checked before a number is taken, so that a refused plan uses none up; the store decides again.
    const facts = { listings, today, occupationName };
    const known = await parts.sittings.find(id);
    if (!known) planSitting(undefined, { ...plan, evaluatorOrgId, number: '' }, facts);
    const number = known?.state.number ?? (await takeSittingNumber(parts.deps.documents, city, partsOf(today).year));
    return parts.sittings.change(id, ctx.change(input, city), (state) =>
      planSitting(state, { ...plan, evaluatorOrgId, number }, facts),
    );
  });
