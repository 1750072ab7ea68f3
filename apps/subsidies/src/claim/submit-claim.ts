import { businessDate, CalendarDate, dateText } from '@peiyu/domain/calendar/index.ts';
import { stateLabel, subsidyClaimLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { orThrow, Refusal } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { inCatalogue } from '../catalogue/in-catalogue.ts';
import { entitlementIdOf, judge } from '../entitlement/entitlement.ts';
import type { SubsidiesParts } from '../parts.ts';
import { subjectOf } from '../subject.ts';
import type { CertificateFacts } from '../views/certificates.ts';
import { findCertificate } from '../views/certificates.ts';
import { findCohort } from '../views/cohorts.ts';
import { assertOwnName, keepAccount, readAccount } from './bank-account.ts';
import type { Claim } from './claim.ts';
import { currentClaim } from './claim.store.ts';

const SubmitClaim = z.strictObject({
  commandId,
  levelCertificateId: z.string().min(1).max(60),
  /** 社会保障卡账号 of the person (A9 Q10). */
  account: z.string().min(1).max(60),
  accountName: z.string().min(1).max(60).optional(),
  /** 其他补贴声明: what the person has had from other schemes (B4 S17, S20; C4-32, C4-33). */
  others: z
    .array(z.strictObject({ scheme: z.string().min(1).max(40), on: CalendarDate, sameCertificate: z.boolean() }))
    .max(10)
    .default([]),
});
type SubmitClaim = z.infer<typeof SubmitClaim>;

/**
 * 提交申领, by the person alone, on their own level certificate. What can be known now is refused now; the entitlement of the
 * person, which alone sees all cities, has the last word by policy.
 */
export const submitClaimProcedure = (parts: SubsidiesParts) =>
  procedure.input(SubmitClaim).mutation(async ({ input, ctx }) => {
    const { levelCertificateId } = input;
    const certificate = await findCertificate(parts.deps.documents, levelCertificateId);
    const personId = ctx.actor.person;
    if (!certificate || personId === undefined || certificate.personId !== personId) throw new NotFound();
    const { id, live } = await currentClaim(parts.claims, { personId, levelCertificateId });
    const on = businessDate(ctx.business.now());
    if (live) {
      await refuseSecond(parts, { live, certificate, on, input });
      return { id, v: live.v, seq: live.seq };
    }

    const account = readAccount(input.account);
    const city = await admissible(parts, { certificate, on });
    await assertEntitled(parts, { city, claimId: id, on, certificate, input });
    const owner = { tenant: city, personId, claimId: id, actor: ctx.actor };
    if (input.accountName !== undefined) await assertOwnName(parts.deps, owner, input.accountName);
    const accountId = await keepAccount(parts.deps, owner, { commandId: input.commandId, account });
    const number = await parts.numbers.next('SL', city, on);
    const { cohortId, trainingOrgId: orgId } = certificate;
    const data = { personId, levelCertificateId, cohortId, orgId, ...subjectOf(certificate) };
    return parts.claims.change(id, ctx.change(input, city), (state) =>
      state
        ? []
        : [{ type: 'subsidies.claim-submitted', data: { ...data, number, on, accountId, others: input.others } }],
    );
  });

interface SecondClaim {
  readonly live: Loaded<Claim>;
  readonly certificate: CertificateFacts;
  readonly on: string;
  readonly input: SubmitClaim;
}

/**
 * A claim sent twice is one claim: while it waits for acceptance, and for ever under its own command. Any other wish for
 * the same certificate is a second claim, refused by the state of the first: under way, or granted within the window (H19).
 */
async function refuseSecond(parts: SubsidiesParts, { live, certificate, on, input }: SecondClaim): Promise<void> {
  if (live.state.status === 'submitted') return;
  const doc = await parts.claims.load(live.id);
  if (doc?.cmds.some(({ id }) => id === input.commandId)) return;
  if (live.state.paidOn === null) throw new Refusal('subsidies.claim.pending');
  await assertEntitled(parts, { city: live.tenant, claimId: `${live.id}|second`, on, certificate, input });
  // Outside every window the certificate has still had its subsidy: one certificate, one claim.
  const state = stateLabel(subsidyClaimLifecycle, live.state.status);
  throw new Refusal('subsidies.claim.state', { state, command: '提交申领' });
}

/** The city that pays: where the class was held. Its project must have stood in the catalogue, and the certificate must be valid. */
async function admissible(
  parts: SubsidiesParts,
  { certificate, on }: { certificate: CertificateFacts; on: string },
): Promise<string> {
  if (certificate.revokedOn !== null) {
    const state = `已撤销（${dateText(certificate.revokedOn)}）`;
    throw new Refusal('subsidies.claim.certificate-not-valid', { state });
  }
  const cohort = await findCohort(parts.deps.documents, certificate.cohortId);
  if (!cohort) throw new Refusal('subsidies.claim.not-in-catalogue');
  const city = cohort.tenant;
  parts.packs.inForce(city, on);
  const { orgId, startsOn } = cohort;
  const listed = await inCatalogue(parts, { city, orgId, subject: subjectOf(cohort), startsOn });
  if (!listed) throw new Refusal('subsidies.claim.not-in-catalogue');
  return city;
}

interface EntitlementQuestion {
  readonly city: string;
  readonly claimId: string;
  readonly on: string;
  readonly certificate: CertificateFacts;
  readonly input: SubmitClaim;
}

async function assertEntitled(parts: SubsidiesParts, question: EntitlementQuestion): Promise<void> {
  const { city, claimId, on, certificate, input } = question;
  const { issuedOn, personId } = certificate;
  const entitlement = await parts.entitlements.find(entitlementIdOf(personId), EVERYWHERE);
  const asked = {
    claimId,
    on,
    issuedOn,
    others: input.others,
    subject: subjectOf(certificate),
    certificate: input.levelCertificateId,
  };
  orThrow(judge(entitlement?.state, asked, parts.packs.inForce(city, on).subsidy));
}
