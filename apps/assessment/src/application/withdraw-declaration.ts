import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';
import { withdrawDeclaration } from './submission.ts';

export const WithdrawDeclaration = z.strictObject({ commandId, applicationId: z.string().min(1).max(60) });

/** 撤回承诺 by the person (B3 S27). */
export const withdrawDeclarationProcedure = (parts: AssessmentParts) =>
  procedure.input(WithdrawDeclaration).mutation(async ({ input, ctx }) => {
    const { tenant } = await parts.applications.get(input.applicationId, ctx.scope);
    const pack = parts.settings.packs.inForce(tenant, businessDate(ctx.business.now()));
    // The evaluator's own number is in no catalogue; the desk's is what the seed prints, if anything.
    const contact = { phone: pack.contact.phone ?? '' };
    return parts.applications.change(input.applicationId, ctx.change(input), (state) => {
      if (!state || ctx.actor.person === undefined || state.personId !== ctx.actor.person) throw new NotFound();
      return withdrawDeclaration(state, contact);
    });
  });
