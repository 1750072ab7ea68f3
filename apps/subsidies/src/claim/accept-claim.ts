import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { entitlementIdOf } from '../entitlement/entitlement.ts';
import { followed } from '../followed.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor } from '../people.ts';
import { acceptClaim } from './decisions.ts';
import { lightsOf, priceOf } from './lights.ts';

const AcceptClaim = z.strictObject({ commandId, claimId: z.string().min(1).max(60) });

/** 受理: the checks run on the pack in force when the claim was submitted, its trigger (architecture 7.12). */
export const acceptClaimProcedure = (parts: SubsidiesParts) =>
  procedure.input(AcceptClaim).mutation(async ({ input, ctx }) => {
    const { claimId } = input;
    const { claim, entitled } = await followed(
      parts.deps.scheduler,
      async () => {
        const found = await parts.claims.get(claimId, ctx.scope);
        const entitlement = await parts.entitlements.find(entitlementIdOf(found.state.personId), EVERYWHERE);
        return { claim: found, entitled: entitlement?.state.held[claimId] !== undefined };
      },
      // A denied claim is refused by policy within a moment: accepting it then meets its state.
      (seen) => seen.entitled || seen.claim.state.status !== 'submitted',
    );
    const { state, tenant } = claim;
    const on = businessDate(ctx.business.now());
    const trigger = state.submittedOn ?? on;
    const pack = parts.packs.inForce(tenant, trigger);
    const ask = askFor(tenant, 'subsidy-review', ctx.actor);
    const amount = priceOf(pack, state, trigger);
    const lights = await lightsOf(parts, { city: tenant, claim: state, pack, entitled, amount, ask });
    const findings = { on, lights, amount, packVersion: pack.version };
    return parts.claims.change(claimId, ctx.change(input), (now) => acceptClaim(now, findings));
  });
