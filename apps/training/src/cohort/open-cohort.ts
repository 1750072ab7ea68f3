import { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { Level, OccupationCode } from '@peiyu/domain/values/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, newIdFor, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { takeNumber } from '../numbers.ts';
import type { Asker, TrainingParts } from '../parts.ts';
import { assertOwn, orgOf, today } from '../parts.ts';
import { listedAt } from '../views/directory.ts';
import { openCohort } from './opening.ts';

const LIVE = [
  'submitted',
  'approved',
  'returned',
  'enrolling',
  'inSession',
  'examining',
  'completed',
  'reported',
] as const;
const NUMBER_KIND = 'BC';

const SessionInput = z.strictObject({
  on: CalendarDate,
  minutes: z.int().min(1).max(1440),
  online: z.boolean(),
  practice: z.boolean(),
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, '时间应为 HH:MM')
    .nullable()
    .default(null),
});

const OpenCohort = z.strictObject({
  commandId,
  /** A returned class that is submitted again. */
  cohortId: z.string().min(1).max(60).optional(),
  city: z.string().regex(/^\d{6}$/u),
  planId: z.string().min(1).max(60).nullable().default(null),
  lineId: z.string().min(1).max(60).nullable().default(null),
  occupation: OccupationCode,
  direction: z.string().min(1).max(60).nullable().default(null),
  level: Level,
  quota: z.int().min(1).max(1000),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  venue: z.string().min(1).max(200),
  // Each session is an event of the one write, and one write holds 64.
  sessions: z.array(SessionInput).min(1).max(60),
});
type OpenCohort = z.infer<typeof OpenCohort>;

/** 开班 in a city of the platform; automatic approval, where the pack has no review, is in the same write (W-IV(1)). */
export const openCohortProcedure = (parts: TrainingParts) =>
  procedure.input(OpenCohort).mutation(async ({ input, ctx }) => {
    const { commandId: command, cohortId, city, ...opening } = input;
    if (city < ctx.scope.from || city > ctx.scope.to) throw new NotFound();
    const id = cohortId ?? newIdFor('cohort', input);
    const facts = await openingFacts(parts, { id, input, asker: ctx });
    return parts.cohorts.change(id, ctx.change({ commandId: command }, city), (cohort) => {
      if (cohortId !== undefined && !cohort) throw new NotFound();
      return openCohort(cohort, opening, facts);
    });
  });

async function openingFacts(parts: TrainingParts, of: { id: string; input: OpenCohort; asker: Asker }) {
  const { id, input, asker } = of;
  const { documents } = parts.kernel.deps;
  const date = today(parts);
  const pack = parts.packs.inForce(input.city, date);
  const orgId = orgOf(asker.actor);
  const listings = await parts.directory.listings(orgId, 'training', input.occupation);
  const plan = input.planId === null ? undefined : await parts.plans.find(input.planId, asker.scope);
  if (plan) assertOwn(asker, plan.state.orgId);
  const ofLine = {
    'state.planId': input.planId,
    'state.lineId': input.lineId,
    'state.status': { $in: LIVE },
    _id: { $ne: id },
  };
  const cohortsOfLine = plan ? await documents.count(parts.cohorts.definition.collection, ofLine) : 0;
  const before = await parts.cohorts.find(id, EVERYWHERE);
  if (before) assertOwn(asker, before.state.orgId);
  // The city that returned it reviews it again: another city's pack must not decide over its desk.
  if (before && before.tenant !== input.city) throw new Refusal('training.cohort.other-city');
  const number =
    before?.state.number ??
    (await takeNumber(documents, { kind: NUMBER_KIND, place: input.city, year: date.slice(0, 4) }));
  return {
    orgId,
    number,
    today: date,
    pack,
    listedOn: (day: string) => listedAt(listings, input.city, day),
    plan: plan?.state,
    cohortsOfLine,
    sessionId: (index: number) => derivedId('session', id, String(index)),
  };
}
