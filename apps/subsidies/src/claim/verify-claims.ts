import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { subsidyAmount } from '@peiyu/domain/policy/index.ts';
import type { JobKind } from '@peiyu/kit/jobs/jobs.ts';
import { scopeOf } from '@peiyu/kit/store/aggregate.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { subjectOf } from '../subject.ts';
import { verifyClaim } from './decisions.ts';
import { claimIds, loadClaims } from './load-claims.ts';

const VerifyClaims = z.strictObject({ commandId, claimIds });

const KIND = 'verify-claims';
const Rows = z.array(z.string());

/** 初审通过 of one claim per row, each in its own write; a claim that this reviewer has already verified is unchanged. */
export const verifyClaimsJob = (parts: SubsidiesParts): JobKind<string> => ({
  kind: KIND,
  rows: async (payload) => Rows.parse(JSON.parse(new TextDecoder().decode(payload))),
  async apply(claimId, index, run) {
    const reviewer = run.actor.person ?? run.actor.id;
    const { v: before, state, tenant } = await parts.claims.get(claimId, scopeOf(run.tenant));
    if (state.status === 'verified' && state.verifiedBy === reviewer) return 'unchanged';
    const pack = parts.packs.inForce(tenant, businessDate(run.at));
    const on = state.submittedOn ?? businessDate(run.at);
    const late = () => ({ amount: subsidyAmount(pack, subjectOf(state), on), packVersion: pack.version });
    const { v } = await parts.claims.change(
      claimId,
      {
        commandId: run.commandId(index),
        tenant,
        scope: scopeOf(run.tenant),
        at: run.at,
        actor: run.actor,
        cause: run.jobId,
        corr: run.corr,
      },
      (claim) => verifyClaim(claim, { reviewer, late }),
    );
    return v > before ? 'done' : 'unchanged';
  },
});

/** Reviewer A: a job over the claims named. Every one must be of the reviewer's place. */
export const verifyClaimsProcedure = (parts: SubsidiesParts) =>
  procedure.input(VerifyClaims).mutation(async ({ input, ctx }) => {
    await loadClaims(parts.claims, ctx.scope, input.claimIds);
    const jobId = await parts.jobs.submit({
      kind: KIND,
      tenant: ctx.session.place,
      target: ctx.session.place,
      actor: ctx.actor,
      at: ctx.business.now(),
      corr: ctx.corr,
      content: input.commandId,
      payload: new TextEncoder().encode(JSON.stringify(input.claimIds)),
    });
    return { jobId };
  });
