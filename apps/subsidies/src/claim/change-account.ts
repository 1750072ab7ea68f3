import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { assertOwnName, keepAccount, readAccount } from './bank-account.ts';
import { changeAccount, existing } from './decisions.ts';

const ChangeAccount = z.strictObject({
  commandId,
  claimId: z.string().min(1).max(60),
  account: z.string().min(1).max(60),
  accountName: z.string().min(1).max(60).optional(),
});

export const changeAccountProcedure = (parts: SubsidiesParts) =>
  procedure.input(ChangeAccount).mutation(async ({ input, ctx }) => {
    const { claimId } = input;
    const personId = ctx.actor.person ?? '';
    const claim = await parts.claims.get(claimId, ctx.scope);
    existing(claim.state, personId);
    const account = readAccount(input.account);
    const owner = { tenant: claim.tenant, personId, claimId, actor: ctx.actor };
    if (input.accountName !== undefined) await assertOwnName(parts.deps, owner, input.accountName);
    const accountId = await keepAccount(parts.deps, owner, { commandId: input.commandId, account });
    return parts.claims.change(claimId, ctx.change(input), (state) => changeAccount(state, { personId, accountId }));
  });
