import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { standardOf } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { eligibleForAssessment } from '@peiyu/domain/rules/index.ts';
import type { Eligibility } from '@peiyu/domain/rules/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';
import { findTrainingCredential, levelsHeld } from '../views/credentials.ts';
import type { Application } from './application.ts';
import { ENTRY_FIELDS, entryFacts } from './entry-facts.ts';
import { NONE, reviewApplication } from './review.ts';

export const ReviewApplication = z.strictObject({
  commandId,
  applicationId: z.string().min(1).max(60),
  /** After a look by hand: the way of the standard that is met, or `none`. */
  byHand: z.union([z.literal(NONE), z.string().max(40)]).optional(),
});

/** 资格审核 by the evaluator applied to (W-IV(3), H-II(3)). */
export const reviewApplicationProcedure = (parts: AssessmentParts) =>
  procedure.input(ReviewApplication).mutation(async ({ input, ctx }) => {
    const loaded = await parts.applications.get(input.applicationId, ctx.scope);
    if (loaded.state.evaluatorOrgId !== ctx.actor.org) throw new NotFound();
    const result = await judge(parts, loaded, { actor: ctx.actor.id, on: businessDate(ctx.business.now()) });
    return parts.applications.change(loaded.id, ctx.change(input), (state) => {
      if (!state) throw new NotFound();
      return reviewApplication(state, result, input.byHand);
    });
  });

/** Asks identity for the person's facts and judges them by the national standard on a day. */
async function judge(
  parts: AssessmentParts,
  { state, tenant }: Loaded<Application>,
  ask: { actor: string; on: string },
): Promise<Eligibility> {
  const { documents, identity } = parts.deps;
  const { personId, occupation, level } = state;
  const { packs } = parts.settings;
  const alternatives = standardOf(packs.standards, state).entryConditions[level] ?? [];
  const purpose = { service: 'assessment', tenant, purpose: 'assessment.review', actor: ask.actor };
  const person = (await identity.disclose(purpose, [personId], ENTRY_FIELDS)).get(personId);
  if (!person) throw new Refusal('identity.person.erased');
  const credential = await findTrainingCredential(documents, state.trainingCertificateId);
  const trained = credential?.status === 'issued' && credential.occupation === occupation && credential.level === level;
  const facts = entryFacts(person, {
    trained,
    certificates: await levelsHeld(documents, { personId, occupation }),
    occupation,
    trainedOn: credential?.on ?? ask.on,
    pack: packs.inForce(tenant, ask.on),
  });
  return eligibleForAssessment(alternatives, facts, ask.on);
}
