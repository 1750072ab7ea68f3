import { Id } from '@peiyu/domain/events/fields.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { Unauthenticated } from '@peiyu/kit/errors.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import { postsOn } from '../account/account.ts';
import { machineDate } from '../account/credentials.ts';
import type { IdentityParts } from '../parts.ts';
import { meOf } from './me.ts';

const SwitchPost = z.strictObject({ appointmentId: Id });

/** Takes another of one's own posts; the token changes with the rights. */
export const switchPostProcedure = (parts: IdentityParts) =>
  procedure.input(SwitchPost).mutation(async ({ input: { appointmentId }, ctx }) => {
    const { accounts, sessions, machine } = parts;
    const account = await accounts.find(ctx.session.accountId);
    const posts = account ? postsOn(account.state, machineDate(machine.now())) : [];
    const post = posts.find((candidate) => candidate.appointmentId === appointmentId);
    if (!post) throw new Refusal('identity.appointment.unknown');
    const token = ctx.token === undefined ? undefined : await sessions.change(ctx.token, appointmentId);
    if (token === undefined) throw new Unauthenticated();
    ctx.cookie(token);
    const { accountId } = ctx.session;
    return meOf(parts, {
      accountId,
      role: post.role,
      place: post.place,
      ...(post.orgId === null ? {} : { org: post.orgId }),
    });
  });
