import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { z } from 'zod';
import type { CertificatesParts } from '../parts.ts';
import type { LevelCertificate } from './level-certificate.ts';
import { wasHandled } from '../handled.ts';
import { keepHearing } from './hearing.ts';
import { proposeRevocation, revokeLevelCertificate } from './level-certificate.ts';

/** The reason goes into an event for ever: whatever looks like a document or phone number is turned away. */
const Reason = z
  .string()
  .trim()
  .min(1, '请写明撤销理由')
  .max(500)
  .refine((text) => !/[\d０-９]{11}/u.test(text), '理由中不要填写证件号码或手机号');

export const ProposeRevoke = z.strictObject({
  commandId,
  certificateId: z.string().min(1).max(60),
  reason: Reason,
  hearing: z.string().max(2000),
});
export const Revoke = z.strictObject({ commandId, certificateId: z.string().min(1).max(60) });

/** 提出撤销 by the evaluator, with the record that the holder was heard (B3 S28). */
export const proposeRevokeProcedure = (parts: CertificatesParts) =>
  procedure.input(ProposeRevoke).mutation(async ({ input, ctx }) => {
    const { certificateId, reason, hearing } = input;
    const { tenant, state } = await parts.levels.get(certificateId, ctx.scope);
    if (state.evaluatorOrgId !== ctx.actor.org) throw new NotFound();
    const by = ctx.actor.person ?? ctx.actor.id;
    if (!(await wasHandled(parts.levels, certificateId, input.commandId))) {
      // Before the record is sealed, so that a refused proposal leaves nothing behind; the store decides again.
      proposeRevocation(state, { reason, hearing, by });
      await keepHearing(parts, { certificateId, tenant, personId: state.personId, actor: ctx.actor.id, text: hearing });
    }
    return parts.levels.change(certificateId, ctx.change(input, tenant), (now) =>
      proposeRevocation(own(now, ctx.actor.org), { reason, hearing, by }),
    );
  });

/** 撤销 by the second person; the public page says so from this answer on, for it reads this very record. */
export const revokeProcedure = (parts: CertificatesParts) =>
  procedure.input(Revoke).mutation(async ({ input, ctx }) => {
    const by = ctx.actor.person ?? ctx.actor.id;
    const on = businessDate(ctx.business.now());
    return parts.levels.change(input.certificateId, ctx.change(input), (now) =>
      revokeLevelCertificate(own(now, ctx.actor.org), { by, on }),
    );
  });

function own(state: LevelCertificate | undefined, org: string | undefined): LevelCertificate {
  if (!state || state.evaluatorOrgId !== org) throw new NotFound();
  return state;
}
