import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { AssessmentParts } from '../parts.ts';
import { PublicReason } from '../public-reason.ts';
import { present } from '../sitting/own-sitting.ts';
import { confirmByProvince, recordNational } from './confirmation.ts';

const id = z.string().min(1).max(60);
// A blank reason is refused by the decision, with the sentence for it.
const Returned = z
  .array(z.strictObject({ applicationId: id, reason: z.union([PublicReason, z.literal('')]) }))
  .max(1000);
export const ConfirmConfirmation = z.strictObject({ commandId, confirmationId: id, returned: Returned.default([]) });
export const RecordNational = z.strictObject({
  commandId,
  confirmationId: id,
  document: z.string().trim().min(1, '请填写国家办文号').max(120),
  returned: Returned.default([]),
});

/** Lines whose application was voided after the report: they cannot go on (C4-20). */
async function voidedOf(
  parts: AssessmentParts,
  confirmationId: string,
  scope: Parameters<typeof parts.confirmations.get>[1],
) {
  const { state } = await parts.confirmations.get(confirmationId, scope);
  const ids = state.lines.map(({ line }) => line.applicationId);
  if (ids.length === 0) return [];
  const voided = await parts.applications.list(
    EVERYWHERE,
    { _id: { $in: ids }, 'state.status': 'voided' },
    { limit: ids.length },
  );
  return voided.map((application) => application.id);
}

/** 省厅确认并上报国家办, each person confirmed or returned (H-II(3)): D3 ends. */
export const confirmConfirmationProcedure = (parts: AssessmentParts) =>
  procedure.input(ConfirmConfirmation).mutation(async ({ input, ctx }) => {
    const { confirmationId, returned } = input;
    const voided = await voidedOf(parts, confirmationId, ctx.scope);
    const act = { by: ctx.session.place, on: businessDate(ctx.business.now()) };
    return parts.confirmations.change(confirmationId, ctx.change(input), (state) =>
      confirmByProvince(present(state), { returned, voided }, act),
    );
  });

/** 登记国家办审核结果: D4 starts (W-IV(3), H-II(3)). */
export const recordNationalProcedure = (parts: AssessmentParts) =>
  procedure.input(RecordNational).mutation(async ({ input, ctx }) => {
    const { confirmationId, returned, document } = input;
    const voided = await voidedOf(parts, confirmationId, ctx.scope);
    const act = { document, on: businessDate(ctx.business.now()) };
    return parts.confirmations.change(confirmationId, ctx.change(input), (state) =>
      recordNational(present(state), { returned, voided }, act),
    );
  });
