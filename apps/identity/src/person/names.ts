import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { IdentityParts } from '../parts.ts';
import { disclose } from './disclose.ts';
import { tenantsUnder } from './tenants.ts';

const Names = z.strictObject({ refs: z.array(z.string().min(1).max(40)).min(1).max(100) });

/** Covered names for the handles of one page; a handle that is nobody's here gives null. */
export const namesProcedure = (parts: IdentityParts) =>
  procedure.input(Names).query(async ({ input: { refs }, ctx }) => {
    const { place, accountId } = ctx.session;
    const persons = await parts.refs.resolve(tenantsUnder(parts.packs, place), refs);
    const ask = { service: 'identity', tenant: place, purpose: 'names', actor: accountId };
    const known = persons.flatMap((personId) => personId ?? []);
    const found = await disclose(parts, ask, { personIds: known, fields: ['maskedName', 'maskedNumber'] });
    return refs.map((ref, at) => {
      const fields = found.get(persons[at] ?? '');
      return { ref, maskedName: fields?.maskedName ?? null, maskedNumber: fields?.maskedNumber ?? null };
    });
  });
