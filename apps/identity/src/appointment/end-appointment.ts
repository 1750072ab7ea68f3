import { Id, Reason } from '@peiyu/domain/events/fields.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { endAppointment } from '../account/account.ts';
import type { IdentityParts } from '../parts.ts';
import { PLATFORM_PLACE } from '../platform-change.ts';

const EndAppointment = z.strictObject({ commandId, accountId: Id, appointmentId: Id, reason: Reason });

/** The right is gone at once here and within a second elsewhere: sessions look the post up again (V8.3.2). */
export const endAppointmentProcedure = ({ accounts, sessions }: IdentityParts) =>
  procedure.input(EndAppointment).mutation(async ({ input, ctx }) => {
    const { accountId, appointmentId, reason } = input;
    const changed = await accounts.change(accountId, ctx.change(input, PLATFORM_PLACE), (state) => {
      if (!state) throw new NotFound();
      return endAppointment(state, { accountId, appointmentId, reason });
    });
    sessions.forget();
    return changed;
  });
