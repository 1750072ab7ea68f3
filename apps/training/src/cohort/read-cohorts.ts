import { cohortLifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { Page, pageOf } from '../paging.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, orgOf } from '../parts.ts';
import type { Cohort } from './cohort.ts';
import { seatCount } from './cohort.ts';
import { countsOf } from './outcomes.ts';

const ListCohorts = z.strictObject({
  ...Page,
  status: z.enum(statesOf(cohortLifecycle)).optional(),
  city: z
    .string()
    .regex(/^\d{6}$/u)
    .optional(),
});
const GetCohort = z.strictObject({ cohortId: z.string().min(1).max(60) });

const summary = ({ id, v, tenant, state }: Loaded<Cohort>, names: ReadonlyMap<string, string>) => {
  const { sessions, seats, ...facts } = state;
  void [sessions, seats];
  return { id, v, city: tenant, orgName: names.get(state.orgId) ?? null, ...facts, admitted: seatCount(state) };
};

/** Newest number first; an institution sees its own, a desk those of its place. */
export const listCohortsProcedure = (parts: TrainingParts) =>
  procedure.input(ListCohorts).query(async ({ input, ctx }) => {
    const { status, city, after, limit } = input;
    const within = city !== undefined && city >= ctx.scope.from && city <= ctx.scope.to;
    const scope = within ? { from: city, to: city } : ctx.scope;
    if (city !== undefined && !within) return { items: [], next: null };
    const where = {
      ...(ctx.actor.role.startsWith('ti.') ? { 'state.orgId': orgOf(ctx.actor) } : {}),
      ...(status ? { 'state.status': status } : {}),
      ...(after === undefined ? {} : { 'state.number': { $lt: after } }),
    };
    const cohorts = await parts.cohorts.list(scope, where, { sort: { 'state.number': -1 }, limit: limit + 1 });
    const names = await parts.directory.names(cohorts.map(({ state }) => state.orgId));
    return pageOf(cohorts, limit, { cursor: ({ state }) => state.number, show: (cohort) => summary(cohort, names) });
  });

/** The page of a class: facts, sessions, announcement, counts by state, course. */
export const getCohortProcedure = (parts: TrainingParts) =>
  procedure.input(GetCohort).query(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const [names, counts, timeline, announcement] = await Promise.all([
      parts.directory.names([cohort.state.orgId]),
      countsOf(parts, cohort.id),
      parts.timeline.of(cohort.id),
      parts.announcements.find(derivedId('announcement', cohort.id)),
    ]);
    const sessions = Object.entries(cohort.state.sessions)
      .map(([sessionId, session]) => ({ sessionId, ...session }))
      .toSorted((a, b) => `${a.on}${a.startsAt ?? ''}`.localeCompare(`${b.on}${b.startsAt ?? ''}`));
    return {
      ...summary(cohort, names),
      sessions,
      counts: Object.fromEntries(counts),
      timeline,
      announcement: announcement ? { id: announcement.id, ...announcement.state } : null,
    };
  });
