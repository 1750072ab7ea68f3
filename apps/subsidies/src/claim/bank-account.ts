import type { Actor } from '@peiyu/domain/events/contract.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { canonicalCode, maskAccount } from '@peiyu/domain/values/index.ts';
import type { ServiceDeps } from '@peiyu/kit/kernel.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { askFor } from '../people.ts';

const COLLECTION = 'accounts';
const FIELD = 'account';
const ACCOUNT = /^\d{8,30}$/u;

/** A person's bank account as one command gave it: never changed, sealed under the person's key; outside stands the last four. */
interface AccountDoc {
  readonly _id: string;
  readonly tenant: string;
  readonly personId: string;
  readonly sealed: string;
  readonly mask: string;
  readonly [key: string]: unknown;
}

/** The account as typed, in one form; Refusal `subsidies.claim.account` for what is none. */
export function readAccount(text: string): string {
  const digits = canonicalCode(text).replaceAll(/[-—]/gu, '');
  if (!ACCOUNT.test(digits)) throw new Refusal('subsidies.claim.account');
  return digits;
}

interface Owner {
  readonly tenant: string;
  readonly personId: string;
  readonly claimId: string;
  readonly actor: Actor;
}

/** Seals an account for a claim; the same command gives the same record. Returns its id, which events may carry. */
export async function keepAccount(
  deps: ServiceDeps,
  owner: Owner,
  given: { commandId: string; account: string },
): Promise<string> {
  const { tenant, personId, claimId, actor } = owner;
  const id = derivedId('account', claimId, given.commandId);
  const plain = new TextEncoder().encode(given.account);
  const sealed = await deps.identity.seal(
    askFor(tenant, 'subsidy-account', actor),
    { personId, record: id, field: FIELD },
    plain,
  );
  const doc: AccountDoc = {
    _id: id,
    tenant,
    personId,
    sealed: Buffer.from(sealed).toString('base64'),
    mask: maskAccount(given.account),
  };
  await deps.documents.insertOne(COLLECTION, doc);
  return id;
}

/** Masks by account id. */
export async function accountMasks(
  deps: ServiceDeps,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const found = await deps.documents.find<AccountDoc>(COLLECTION, { _id: { $in: wanted } }, { limit: wanted.length });
  return new Map(found.map(({ _id, mask }) => [_id, mask]));
}

/** The whole account, for the bank file alone: identity audits the opening with its purpose. */
export async function openAccount(
  deps: ServiceDeps,
  asked: { tenant: string; accountId: string; actor: Actor },
): Promise<string> {
  const { tenant, accountId, actor } = asked;
  const doc = await deps.documents.findOne<AccountDoc>(COLLECTION, { _id: accountId, tenant });
  if (!doc) throw new Error('a claim names an account that is not kept');
  const plain = await deps.identity.open(
    askFor(tenant, 'bank-file', actor),
    { personId: doc.personId, record: accountId, field: FIELD },
    Buffer.from(doc.sealed, 'base64'),
  );
  return new TextDecoder().decode(plain);
}

/** A payee name, where given, must be the person's own: the subsidy goes to nobody else (A9 Q10). */
export async function assertOwnName(deps: ServiceDeps, owner: Omit<Owner, 'claimId'>, name: string): Promise<void> {
  const { tenant, personId, actor } = owner;
  const fields = await deps.identity.disclose(askFor(tenant, 'subsidy-account', actor), [personId], ['name']);
  const own = fields.get(personId)?.name;
  if (own === undefined || key(own) !== key(name)) throw new Refusal('subsidies.claim.account-name');
}

/** Spaces and the several middle dots are no difference (B6 S41). */
const key = (name: string): string => name.normalize('NFKC').replaceAll(/[\s·•・.‧]/gu, '');
