import { cityOf, Fen, Level, Minutes, OccupationCode, provinceOf } from '@peiyu/domain/values/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { orgOf } from '../parts.ts';
import { draftPlan } from './plan.ts';
import { PublicText } from '../public-text.ts';

const DraftLine = z.strictObject({
  occupation: OccupationCode,
  direction: z.string().min(1).max(60).nullable().default(null),
  level: Level,
  cohorts: z.int().min(1).max(100),
  places: z.int().min(1).max(10_000),
  minutes: Minutes,
  months: z.array(z.int().min(1).max(12)).min(1).max(12),
  venue: z.string().min(1).max(200),
  fee: Fen,
  evaluatorOrgId: z.string().min(1).max(60),
});

const DraftPlan = z.strictObject({
  commandId,
  year: z.int().min(2020).max(2100),
  lines: z.array(DraftLine).max(50),
  assessmentPlan: PublicText.min(1).max(2000),
  homeReceipt: z.string().max(200).nullable().default(null),
});

/** 年度培训方案 of the asker's own body; one per year, a new draft replaces one that is not filed (W-IV(1)). */
export const draftPlanProcedure = (parts: TrainingParts) =>
  procedure.input(DraftPlan).mutation(async ({ input, ctx }) => {
    const { commandId: command, ...said } = input;
    const orgId = orgOf(ctx.actor);
    const body = await parts.directory.organisation(orgId);
    if (!body) throw new Refusal('identity.organisation.unknown');
    const home = cityOf(body.division);
    const tenant = parts.packs.has(home) ? home : provinceOf(body.division);
    const id = derivedId('plan', orgId, String(input.year));
    const lines = said.lines.map((line, index) => ({ lineId: derivedId('line', id, String(index)), ...line }));
    const ctxOf = ctx.change({ commandId: command }, tenant);
    return parts.plans.change(id, ctxOf, (plan) => draftPlan(plan, { ...said, orgId, lines }));
  });
