import type { Store } from '@peiyu/kit/store/store.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';
import { personOf } from '../parts.ts';
import { PublicReason } from '../public-reason.ts';
import { certificateRestsOn } from '../views/credentials.ts';
import type { Application, ApplicationEvent } from './application.ts';
import { confirmVoid, proposeVoid, rejectVoid } from './scoring.ts';

const id = z.string().min(1).max(60);
export const ProposeVoid = z.strictObject({ commandId, applicationId: id, reason: PublicReason });
export const ConfirmVoid = z.strictObject({ commandId, applicationId: id });
export const RejectVoid = z.strictObject({ commandId, applicationId: id, reason: PublicReason });

type Actor = { id: string; org?: string; person?: string };

/** A decision over an application of the actor's own organisation; another's looks absent. */
const own =
  (
    actor: Actor,
    decide: (state: Application) => ApplicationEvent[],
  ): Parameters<Store<Application, ApplicationEvent>['change']>[2] =>
  (state) => {
    if (!state || state.evaluatorOrgId !== actor.org) throw new NotFound();
    return decide(state);
  };

/** A breach found beside the score sheet, up to the issue of a certificate: false proofs, impersonation (C4-20). */
export const proposeVoidProcedure = (parts: AssessmentParts) =>
  procedure.input(ProposeVoid).mutation(async ({ input, ctx }) => {
    const certified = await isCertified(parts, input.applicationId);
    return parts.applications.change(
      input.applicationId,
      ctx.change(input),
      own(ctx.actor, (state) => {
        if (certified) throw new Refusal('assessment.void.issued');
        return proposeVoid(state, input.reason, personOf(ctx.actor));
      }),
    );
  });

/** A certificate in force would go on saying what its result no longer says: it is revoked first. */
async function isCertified({ applications, deps }: AssessmentParts, applicationId: string): Promise<boolean> {
  const found = await applications.find(applicationId);
  if (!found) return false;
  const { personId, occupation } = found.state;
  return certificateRestsOn(deps.documents, { applicationId, personId, occupation });
}

/** 作废 confirmed by another person (B3). */
export const confirmVoidProcedure = (parts: AssessmentParts) =>
  procedure.input(ConfirmVoid).mutation(async ({ input, ctx }) => {
    const certified = await isCertified(parts, input.applicationId);
    return parts.applications.change(
      input.applicationId,
      ctx.change(input),
      own(ctx.actor, (state) => {
        if (certified) throw new Refusal('assessment.void.issued');
        return confirmVoid(state, personOf(ctx.actor));
      }),
    );
  });

export const rejectVoidProcedure = ({ applications }: AssessmentParts) =>
  procedure.input(RejectVoid).mutation(({ input, ctx }) =>
    applications.change(
      input.applicationId,
      ctx.change(input),
      own(ctx.actor, (state) => rejectVoid(state, personOf(ctx.actor), input.reason)),
    ),
  );
