import { OrganisationKind } from '@peiyu/domain/events/identity.ts';
import { hasDirectionOverride, withoutInvisible, DivisionCode } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { IdentityParts } from '../parts.ts';
import { PLATFORM_PLACE } from '../platform-change.ts';
import { organisationIdOf, registerOrganisation } from './organisation.ts';

/** The public name of a body as it is written; brackets may be of either width. */
export const OrganisationName = z
  .string()
  .max(120)
  .transform((name) => withoutInvisible(name).trim())
  .refine((name) => name.length >= 2 && !hasDirectionOverride(name) && !/[<>\p{Cc}]/u.test(name), '机构名称不能识别');

const RegisterOrganisation = z.strictObject({
  commandId,
  name: OrganisationName,
  kinds: z.array(OrganisationKind).min(1).max(4),
  division: DivisionCode,
});

export const registerOrganisationProcedure = ({ organisations }: IdentityParts) =>
  procedure.input(RegisterOrganisation).mutation(({ input, ctx }) => {
    const { name, division } = input;
    const orgId = organisationIdOf(name);
    const kinds = [...new Set(input.kinds)];
    return organisations.change(orgId, ctx.change(input, PLATFORM_PLACE), (state) =>
      registerOrganisation(state, { orgId, name, kinds, division }),
    );
  });
