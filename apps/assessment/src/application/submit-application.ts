import { businessDate, dateText } from '@peiyu/domain/calendar/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { findOccupation } from '@peiyu/domain/values/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';
import { findTrainingCredential } from '../views/credentials.ts';
import { declarationRecordsOf } from '../views/declaration-records.ts';
import { holdsOn } from '../views/directory.ts';
import { hasEnded } from './application.ts';
import { applicationId } from './application.store.ts';
import { submitApplication } from './submission.ts';

/** Applications of one person for one occupation and level that are looked at; nobody comes near it. */
const MOST = 100;

export const SubmitApplication = z.strictObject({
  commandId,
  trainingCertificateId: z.string().min(1).max(60),
  evaluatorOrgId: z.string().min(1).max(60),
  declaration: z.string().max(40).nullable(),
});

/** 申报 with 告知承诺: the person's own act, from their own account alone (不允许代为承诺, B3). */
export const submitApplicationProcedure = (parts: AssessmentParts) =>
  procedure.input(SubmitApplication).mutation(async ({ input, ctx }) => {
    const { trainingCertificateId, evaluatorOrgId, declaration } = input;
    const personId = ctx.actor.person;
    if (personId === undefined) throw new Refusal('assessment.application.not-own');
    const credential = await findTrainingCredential(parts.deps.documents, trainingCertificateId);
    if (!credential || credential.personId !== personId) throw new NotFound();
    const { tenant, occupation, level } = credential;
    const on = businessDate(ctx.business.now());
    const listings = await parts.directory.evaluations({ orgId: evaluatorOrgId, occupation, place: tenant });
    if (!listings.some((listing) => holdsOn(listing, on))) {
      throw new Refusal('identity.listing.missing', {
        date: dateText(on),
        occupation: findOccupation(occupation)?.short ?? occupation,
      });
    }
    const id = await targetOf(parts, { personId, occupation, level, commandId: input.commandId });
    const pack = parts.settings.packs.inForce(tenant, on);
    const facts = {
      entitlement: credential,
      declaration: { enabled: pack.declaration.enabled, version: String(pack.declaration.text.version) },
      records: await declarationRecordsOf(parts.deps, personId),
      on,
    };
    return parts.applications.change(id, ctx.change(input, tenant), (state) =>
      submitApplication(state, { trainingCertificateId, evaluatorOrgId, declaration }, facts),
    );
  });

/** The document this command means: the one it made before, the live one (which refuses), or the next try. */
async function targetOf(
  { applications }: AssessmentParts,
  of: { personId: string; occupation: string; level: string; commandId: string },
): Promise<string> {
  const { personId, occupation, level } = of;
  const where = { 'state.personId': personId, 'state.occupation': occupation, 'state.level': level };
  const earlier = await applications.list(EVERYWHERE, where, { limit: MOST });
  for (const { id } of earlier) {
    const doc = await applications.load(id);
    if (doc?.cmds.some((command) => command.id === of.commandId)) return id;
  }
  const live = earlier.find(({ state }) => !hasEnded(state));
  return live?.id ?? applicationId({ personId, occupation, level, attempt: earlier.length + 1 });
}
