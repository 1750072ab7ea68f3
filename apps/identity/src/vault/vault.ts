import { Refusal } from '@peiyu/domain/refusal.ts';
import type { NamedKey } from '@peiyu/kit/crypto/index.ts';
import { newDataKey, openSealed, seal, unwrapKey, wrapKey } from '@peiyu/kit/crypto/index.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';
import type { FactField, PersonFacts } from './facts.ts';
import type { TenantKeys } from './tenant-keys.ts';
import { wrapFor } from './wraps.ts';

const VAULT = 'vault';
const CHUNK = 500;
const KEPT_HISTORY = 50;

export type SealedFacts = Readonly<Partial<Record<FactField, Uint8Array>>>;

/** The only place with personal data: each field sealed under the person's key, which is wrapped once per tenant (architecture 8). */
export interface VaultDoc extends Doc {
  readonly v: number;
  readonly wraps: Readonly<Record<string, Uint8Array>>;
  readonly facts: SealedFacts;
  /** Earlier values, sealed as they were. */
  readonly history: readonly { readonly at: string; readonly facts: SealedFacts }[];
  /** The event and the invitation are out; false means that a registration was cut short and must be finished. */
  readonly registered: boolean;
}

const recordOf = (personId: string): string => `person/${personId}`;
const keyNamed = (bytes: Buffer): NamedKey => ({ id: 'person', bytes });

export class Vault {
  readonly #documents: Documents;
  readonly #tenantKeys: TenantKeys;

  constructor(documents: Documents, tenantKeys: TenantKeys) {
    this.#documents = documents;
    this.#tenantKeys = tenantKeys;
  }

  /** Documents of persons by id; the unknown are left out. */
  async read(personIds: readonly string[]): Promise<Map<string, VaultDoc>> {
    const found = new Map<string, VaultDoc>();
    const ids = [...new Set(personIds)];
    for (let from = 0; from < ids.length; from += CHUNK) {
      const $in = ids.slice(from, from + CHUNK);
      const docs = await this.#documents.find<VaultDoc>(VAULT, { _id: { $in } }, { limit: CHUNK });
      for (const doc of docs) found.set(doc._id, doc);
    }
    return found;
  }

  /** A document for a person who is not known yet; not written. */
  async draft(personId: string, tenant: string, facts: PersonFacts): Promise<VaultDoc> {
    const dataKey = newDataKey();
    const wrap = wrapKey(await this.#tenantKeys.of(tenant), dataKey, recordOf(personId));
    const sealed = sealFacts(personId, dataKey, facts);
    return { _id: personId, v: 1, wraps: { [tenant]: wrap }, facts: sealed, history: [], registered: false };
  }

  insertMissing(docs: readonly VaultDoc[]): Promise<void> {
    return this.#documents.insertMissing(VAULT, docs);
  }

  /** The person's data key by way of a wrap this tenant may use; undefined when it may use none. */
  async keyFor(doc: VaultDoc, tenant: string): Promise<NamedKey | undefined> {
    const holder = wrapFor(Object.keys(doc.wraps), tenant);
    const wrapped = holder === undefined ? undefined : doc.wraps[holder];
    if (holder === undefined || wrapped === undefined) return undefined;
    const outer = await this.#tenantKeys.of(holder);
    return keyNamed(unwrapKey((id) => (id === outer.id ? outer.bytes : undefined), wrapped, recordOf(doc._id)));
  }

  /** The key by whatever wrap there is: for identity's own work on a person who comes to a further tenant. Refuses a person whose keys are erased. */
  async anyKey(doc: VaultDoc): Promise<NamedKey> {
    const key = await this.keyFor(doc, '000000');
    if (!key) throw new Refusal('identity.person.erased');
    return key;
  }

  /** The named fields in clear. */
  open(doc: VaultDoc, key: NamedKey, fields: readonly FactField[]): Partial<PersonFacts> {
    const opened = fields.flatMap((field) => {
      const sealed = doc.facts[field];
      if (sealed === undefined) return [];
      const plain = openSealed((id) => (id === key.id ? key.bytes : undefined), sealed, {
        record: recordOf(doc._id),
        field,
      });
      return [[field, JSON.parse(plain.toString('utf8')) as unknown]];
    });
    return Object.fromEntries(opened) as Partial<PersonFacts>;
  }

  openAll(doc: VaultDoc, key: NamedKey): PersonFacts {
    return this.open(doc, key, Object.keys(doc.facts) as FactField[]) as PersonFacts;
  }

  /** Adds a tenant's wrap and changed facts in one write; false when somebody was quicker. The values that leave go into the history. */
  async amend(
    doc: VaultDoc,
    key: NamedKey,
    change: { tenant: string; facts: Partial<PersonFacts>; at: string },
  ): Promise<boolean> {
    const { tenant, facts, at } = change;
    const fields = Object.keys(facts) as FactField[];
    const known = doc.wraps[tenant] !== undefined;
    if (fields.length === 0 && known) return true;
    const wraps = known
      ? doc.wraps
      : { ...doc.wraps, [tenant]: wrapKey(await this.#tenantKeys.of(tenant), key.bytes, recordOf(doc._id)) };
    const left = Object.fromEntries(fields.flatMap((field) => (doc.facts[field] ? [[field, doc.facts[field]]] : [])));
    const history =
      Object.keys(left).length === 0 ? doc.history : [...doc.history, { at, facts: left }].slice(-KEPT_HISTORY);
    const next = { ...doc.facts, ...sealFacts(doc._id, key.bytes, facts) };
    return this.#documents.updateOne(
      VAULT,
      { _id: doc._id, v: doc.v },
      { $set: { v: doc.v + 1, wraps, facts: next, history } },
    );
  }

  /** Notes that the person's registration is complete. */
  markRegistered(personIds: readonly string[]): Promise<void> {
    const updates = personIds.map((_id) => ({ filter: { _id }, update: { $set: { registered: true } } }));
    return updates.length === 0 ? Promise.resolve() : this.#documents.updateEach(VAULT, updates);
  }
}

function sealFacts(personId: string, dataKey: Buffer, facts: Partial<PersonFacts>): SealedFacts {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([field, value]) => [
      field,
      seal(keyNamed(dataKey), Buffer.from(JSON.stringify(value), 'utf8'), { record: recordOf(personId), field }),
    ]),
  );
}
