import { procedure } from '@peiyu/kit/trpc.ts';
import { enrolmentLifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { z } from 'zod';
import { missingMinutes } from '../enrolment/enrolment.ts';
import { Page, pageOf } from '../paging.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, purposeOf } from '../parts.ts';

const GetRoster = z.strictObject({
  ...Page,
  cohortId: z.string().min(1).max(60),
  status: z.enum(statesOf(enrolmentLifecycle)).optional(),
});

/** 学员名单, page by page, with masked names and numbers asked of identity for this purpose (B7). */
export const getRosterProcedure = (parts: TrainingParts) =>
  procedure.input(GetRoster).query(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const { identity } = parts.kernel.deps;
    const where = {
      'state.cohortId': cohort.id,
      ...(input.status ? { 'state.status': input.status } : {}),
      ...(input.after === undefined ? {} : { _id: { $gt: input.after } }),
    };
    const scope = { from: cohort.tenant, to: cohort.tenant };
    const rows = await parts.enrolments.list(scope, where, { sort: { _id: 1 }, limit: input.limit + 1 });
    const personIds = rows.slice(0, input.limit).map(({ state }) => state.personId);
    const ask = purposeOf(cohort.tenant, 'roster', ctx.actor);
    const [people, refs] = await Promise.all([
      identity.disclose(ask, personIds, ['maskedName', 'maskedNumber']),
      identity.personRefs(cohort.tenant, personIds),
    ]);
    const refOf = new Map(personIds.map((personId, index) => [personId, refs[index] ?? null]));
    return pageOf(rows, input.limit, {
      cursor: ({ id }) => id,
      show: ({ id, v, state }) => ({
        enrolmentId: id,
        v,
        personRef: refOf.get(state.personId) ?? null,
        maskedName: people.get(state.personId)?.maskedName ?? null,
        maskedNumber: people.get(state.personId)?.maskedNumber ?? null,
        status: state.status,
        confirmed: state.noticeVersion !== null,
        warnings: state.warnings,
        minutes: state.minutes,
        requiredMinutes: state.requiredMinutes,
        missingMinutes: missingMinutes(state),
        examPassed: state.exam?.passed ?? null,
        reason: state.reason,
      }),
    });
  });
