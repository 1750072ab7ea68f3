import { Refusal } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { IdentityParts } from '../parts.ts';
import { disclose } from './disclose.ts';
import { tenantsUnder } from './tenants.ts';

const Reveal = z.strictObject({
  ref: z.string().min(1).max(40),
  field: z.enum(['name', 'number', 'phone', 'birthDate', 'employer']),
  purpose: z.string().trim().max(100),
});

/** One field of one person in clear, for a stated purpose; the audit row is written first. A mutation, so that nothing caches it. */
export const revealProcedure = (parts: IdentityParts) =>
  procedure.input(Reveal).mutation(async ({ input: { ref, field, purpose }, ctx }) => {
    if (purpose === '') throw new Refusal('identity.purpose.missing');
    const { place, accountId } = ctx.session;
    const [personId] = await parts.refs.resolve(tenantsUnder(parts.packs, place), [ref]);
    if (personId === undefined) throw new NotFound();
    const ask = { service: 'identity', tenant: place, purpose, actor: accountId };
    const fields = (await disclose(parts, ask, { personIds: [personId], fields: [field] })).get(personId);
    if (!fields) throw new NotFound();
    return { field, value: fields[field] ?? null };
  });
