import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Cohort } from '../cohort/cohort.ts';
import { Page, pageOf } from '../paging.ts';
import type { TrainingParts } from '../parts.ts';
import { enrolmentFor, existing, packOf } from '../parts.ts';
import { confirmEnrolment, withdrawEnrolment } from './enrolling.ts';
import type { Enrolment } from './enrolment.ts';
import { missingMinutes } from './enrolment.ts';
import { findCohorts } from '../cohort/find-cohorts.ts';
import { PublicText } from '../public-text.ts';

const ConfirmEnrolment = z.strictObject({
  commandId,
  enrolmentId: z.string().min(1).max(60),
  noticeVersion: z.union([z.string().min(1).max(40), z.int().positive().transform(String)]),
});
const WithdrawEnrolment = z.strictObject({
  commandId,
  enrolmentId: z.string().min(1).max(60),
  reason: PublicText.max(500).default(''),
});
const MyEnrolments = z.strictObject(Page);

async function cohortOf(parts: TrainingParts, { state }: Loaded<Enrolment>): Promise<Loaded<Cohort>> {
  return parts.cohorts.get(state.cohortId, EVERYWHERE);
}

/** The person's own yes to the notice in force for the class and to the data (PIPL 17); nobody can say it for them. */
export const confirmEnrolmentProcedure = (parts: TrainingParts) =>
  procedure.input(ConfirmEnrolment).mutation(async ({ input, ctx }) => {
    const enrolment = await enrolmentFor(parts, input.enrolmentId, ctx);
    const { notice } = packOf(parts, await cohortOf(parts, enrolment)).privacy;
    const version = { accepted: input.noticeVersion, current: String(notice.version) };
    return parts.enrolments.change(
      input.enrolmentId,
      ctx.change(input),
      existing((state) => confirmEnrolment(state, version)),
    );
  });

/** 退出 by the person; a seat goes back to the class by policy. */
export const withdrawEnrolmentProcedure = (parts: TrainingParts) =>
  procedure.input(WithdrawEnrolment).mutation(async ({ input, ctx }) => {
    await enrolmentFor(parts, input.enrolmentId, ctx);
    return parts.enrolments.change(
      input.enrolmentId,
      ctx.change(input),
      existing((state) => withdrawEnrolment(state, input.reason)),
    );
  });

/** Own enrolments in all cities, each with the notice to read while it is not confirmed. */
export const myEnrolmentsProcedure = (parts: TrainingParts) =>
  procedure.input(MyEnrolments).query(async ({ input, ctx }) => {
    const { person } = ctx.actor;
    if (person === undefined) throw new NotFound();
    const where = { 'state.personId': person, ...(input.after === undefined ? {} : { _id: { $gt: input.after } }) };
    const found = await parts.enrolments.list(EVERYWHERE, where, { sort: { _id: 1 }, limit: input.limit + 1 });
    const names = await parts.directory.names(found.map(({ state }) => state.orgId));
    const cohorts = await findCohorts(
      parts,
      found.map(({ state }) => state.cohortId),
    );
    const rows = found.flatMap((enrolment) => {
      const cohort = cohorts.get(enrolment.state.cohortId);
      return cohort ? [{ enrolment, cohort }] : [];
    });
    return pageOf(rows, input.limit, {
      cursor: ({ enrolment }) => enrolment.id,
      show: ({ enrolment: { id, v, tenant, state }, cohort }) => ({
        enrolmentId: id,
        v,
        city: tenant,
        cohortId: state.cohortId,
        cohortNumber: cohort.state.number,
        cohortStatus: cohort.state.status,
        orgName: names.get(state.orgId) ?? null,
        occupation: state.occupation,
        direction: state.direction,
        level: state.level,
        startsOn: cohort.state.startsOn,
        endsOn: cohort.state.endsOn,
        status: state.status,
        noticeVersion: state.noticeVersion,
        notice: state.noticeVersion === null ? packOf(parts, cohort).privacy.notice : null,
        minutes: state.minutes,
        requiredMinutes: state.requiredMinutes,
        missingMinutes: missingMinutes(state),
        examPassed: state.exam?.passed ?? null,
        reason: state.reason,
      }),
    });
  });
