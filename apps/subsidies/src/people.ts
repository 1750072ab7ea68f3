import type { Actor } from '@peiyu/domain/events/contract.ts';
import type { IdentityPort, Purpose } from '@peiyu/kit/identity-port.ts';

/** How a person appears in a list: a handle of the asking place and masked forms (B7). */
export interface MaskedPerson {
  readonly personRef: string;
  readonly maskedName: string;
  readonly maskedNumber: string;
}

/** Purpose under which this service asks identity: audited before the answer. */
export const askFor = (tenant: string, purpose: string, actor: Pick<Actor, 'id'>): Purpose => ({
  service: 'subsidies',
  tenant,
  purpose,
  actor: actor.id,
});

/** Masked persons of one page, by personId; refs are of `ask.tenant`. */
export async function maskedPeople(
  identity: IdentityPort,
  ask: Purpose,
  personIds: readonly string[],
): Promise<(personId: string) => MaskedPerson> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return () => unknown('');
  const [refs, fields] = await Promise.all([
    identity.personRefs(ask.tenant, ids),
    identity.disclose(ask, ids, ['maskedName', 'maskedNumber']),
  ]);
  const refOf = new Map(ids.map((id, index) => [id, refs[index] ?? '']));
  return (personId) => {
    const found = fields.get(personId);
    return {
      ...unknown(refOf.get(personId) ?? ''),
      ...(found?.maskedName === undefined ? {} : { maskedName: found.maskedName }),
      ...(found?.maskedNumber === undefined ? {} : { maskedNumber: found.maskedNumber }),
    };
  };
}

const unknown = (personRef: string): MaskedPerson => ({ personRef, maskedName: '*', maskedNumber: '' });
