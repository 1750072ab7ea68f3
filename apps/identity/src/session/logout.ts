import { procedure } from '@peiyu/kit/trpc.ts';
import type { IdentityParts } from '../parts.ts';

export const logoutProcedure = ({ sessions }: IdentityParts) =>
  procedure.mutation(async ({ ctx }) => {
    if (ctx.token !== undefined) await sessions.end(ctx.token);
    ctx.cookie(null);
    return { ended: true };
  });
