import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { assessmentApplicationLifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Application } from '../application/application.ts';
import { hasEnded } from '../application/application.ts';
import { REASON_SEPARATOR } from '../application/review.ts';
import type { AssessmentParts } from '../parts.ts';
import { trainingCredentialsOf } from './credentials.ts';
import { namesOf, Page, pageOf } from './page.ts';

const Mine = z.strictObject(Page);
const List = z.strictObject({
  ...Page,
  status: z.enum(statesOf(assessmentApplicationLifecycle)).optional(),
  sittingId: z.string().max(60).optional(),
});

/** What an application shows to the person and to the evaluator alike. Scores in tenths of a point. */
const shown = (parts: AssessmentParts, { id, tenant, state }: Loaded<Application>) => {
  const {
    status,
    occupation,
    direction,
    level,
    evaluatorOrgId,
    declaration,
    condition,
    reasons,
    passesOn,
    sittingId,
    scores,
    breach,
    voidReason,
  } = state;
  return {
    applicationId: id,
    city: tenant,
    status,
    occupation,
    direction,
    level,
    evaluatorOrgId,
    declaration,
    condition: condition ?? null,
    reasons: reasonsOf(parts, state, reasons ?? []),
    passesOn: passesOn ?? null,
    sittingId: sittingId ?? null,
    scores: scores ? { theory: scores.theory, ability: scores.ability, absent: scores.absent } : null,
    breach: breach?.reason ?? voidReason ?? null,
  };
};

/** Every way of the standard with what it lacked, in the order of the refusal. */
function reasonsOf({ settings }: AssessmentParts, { occupation, level }: Application, reasons: readonly string[]) {
  const standard = settings.packs.standards.find((entry) => entry.occupation === occupation);
  const ways = new Map((standard?.entryConditions[level] ?? []).map(({ id, says }) => [id, says]));
  return reasons.map((reason) => {
    const [way = '', ...rest] = reason.split(REASON_SEPARATOR);
    return { way, says: ways.get(way) ?? way, missing: rest.join(REASON_SEPARATOR) };
  });
}

/** A trainee's own applications. Before results are confirmed, scores are nobody's but the evaluator's. */
export const applicationMineProcedure = (parts: AssessmentParts) =>
  procedure.input(Mine).query(async ({ input, ctx }) => {
    const { person } = ctx.actor;
    if (person === undefined) return { items: [], next: null };
    const { found, next } = await pageOf(
      parts.applications,
      { scope: EVERYWHERE, filter: { 'state.personId': person } },
      input,
    );
    const items = found.map((loaded) => {
      const final = loaded.state.status === 'passed' || loaded.state.status === 'failed';
      const row = shown(parts, loaded);
      return {
        ...row,
        scores: final ? row.scores : null,
        breach: loaded.state.status === 'voided' ? row.breach : null,
      };
    });
    return { items, next };
  });

/** Training certificates one may apply with, who may assess, and the text to accept (W-IV(3), B3 S29). */
export const applicationCertificatesProcedure = (parts: AssessmentParts) =>
  procedure.input(z.strictObject({})).query(async ({ ctx }) => {
    const { person } = ctx.actor;
    if (person === undefined) return { items: [] };
    const on = businessDate(ctx.business.now());
    const credentials = (await trainingCredentialsOf(parts.deps.documents, person)).filter(
      ({ status }) => status === 'issued',
    );
    const applications = await parts.applications.list(EVERYWHERE, { 'state.personId': person }, { limit: 100 });
    const items = await Promise.all(
      credentials.map(async ({ _id, tenant, occupation, direction, level, number, on: issuedOn }) => {
        const { declaration } = parts.settings.packs.inForce(tenant, on);
        const same = applications.filter(({ state }) => state.occupation === occupation && state.level === level);
        return {
          trainingCertificateId: _id,
          city: tenant,
          occupation,
          direction,
          level,
          number,
          issuedOn,
          applied: same.some(({ state }) => !hasEnded(state)),
          evaluators: await parts.directory.evaluators({ occupation, place: tenant, on }),
          declaration: declaration.enabled ? { ...declaration.text, version: String(declaration.text.version) } : null,
        };
      }),
    );
    return { items };
  });

/** The evaluator's applications, with covered names. */
export const applicationListProcedure = (parts: AssessmentParts) =>
  procedure.input(List).query(async ({ input, ctx }) => {
    const { status, sittingId, ...page } = input;
    const filter: Filter = {
      'state.evaluatorOrgId': ctx.actor.org ?? '',
      ...(status === undefined ? {} : { 'state.status': status }),
      ...(sittingId === undefined ? {} : { 'state.sittingId': sittingId }),
    };
    const { found, next } = await pageOf(parts.applications, { scope: ctx.scope, filter }, page);
    const names = await namesOf(
      parts,
      found.map(({ state }) => state.personId),
      { tenant: ctx.session.place, actor: ctx.actor.id },
    );
    return { items: found.map((loaded, at) => ({ ...shown(parts, loaded), ...names[at] })), next };
  });
