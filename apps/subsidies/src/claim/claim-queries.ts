import { statesOf, subsidyClaimLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { Page, afterOf, cut, pageOptions } from '../paging.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor, maskedPeople } from '../people.ts';
import { findCertificate } from '../views/certificates.ts';
import { findCohort } from '../views/cohorts.ts';
import { accountMasks } from './bank-account.ts';
import { claimRow, reviewOf } from './claim-view.ts';

const ListClaims = z.strictObject({
  ...Page.shape,
  status: z.enum(statesOf(lifecycle)).optional(),
  /** Only claims whose certificate was revoked: with `paid`, those that wait for a recovery. */
  certificateRevoked: z.literal(true).optional(),
});

export const listClaimsProcedure = (parts: SubsidiesParts) =>
  procedure.input(ListClaims).query(async ({ input, ctx }) => {
    const where = {
      ...afterOf(input),
      ...(input.status === undefined ? {} : { 'state.status': input.status }),
      ...(input.certificateRevoked ? { 'state.certificateRevokedOn': { $gt: '' } } : {}),
    };
    const { rows, next } = cut(await parts.claims.list(ctx.scope, where, pageOptions(input)), input);
    const ask = askFor(ctx.session.place, 'subsidy-list', ctx.actor);
    const [person, masks] = await Promise.all([
      maskedPeople(
        parts.deps.identity,
        ask,
        rows.map(({ state }) => state.personId),
      ),
      accountMasks(
        parts.deps,
        rows.map(({ state }) => state.accountId),
      ),
    ]);
    const items = rows.map((claim) => ({
      ...claimRow(claim, masks),
      ...person(claim.state.personId),
      lights: claim.state.lights,
    }));
    return { items, next };
  });

const GetClaim = z.strictObject({ claimId: z.string().min(1).max(60) });

/** One claim with the records its lights rest on. */
export const getClaimProcedure = (parts: SubsidiesParts) =>
  procedure.input(GetClaim).query(async ({ input, ctx }) => {
    const claim = await parts.claims.get(input.claimId, ctx.scope);
    const { personId, accountId, levelCertificateId, cohortId } = claim.state;
    const { identity, documents } = parts.deps;
    const [person, masks, certificate, cohort] = await Promise.all([
      maskedPeople(identity, askFor(ctx.session.place, 'subsidy-review', ctx.actor), [personId]),
      accountMasks(parts.deps, [accountId]),
      findCertificate(documents, levelCertificateId),
      findCohort(documents, cohortId),
    ]);
    return {
      v: claim.v,
      ...claimRow(claim, masks),
      ...person(personId),
      ...reviewOf(claim),
      evidence: {
        certificate: certificate && {
          number: certificate.number,
          issuedOn: certificate.issuedOn,
          revokedOn: certificate.revokedOn,
        },
        cohort: cohort && { number: cohort.number, startsOn: cohort.startsOn },
      },
    };
  });

/** The person's own claims, in whatever city. */
export const myClaimsProcedure = (parts: SubsidiesParts) =>
  procedure.input(Page).query(async ({ input, ctx }) => {
    const where = { ...afterOf(input), 'state.personId': ctx.actor.person ?? '' };
    const { rows, next } = cut(await parts.claims.list(EVERYWHERE, where, pageOptions(input)), input);
    const masks = await accountMasks(
      parts.deps,
      rows.map(({ state }) => state.accountId),
    );
    return { items: rows.map((claim) => claimRow(claim, masks)), next };
  });
