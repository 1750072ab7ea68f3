import type { Keyring, NamedKey } from '@peiyu/kit/crypto/index.ts';
import { newDataKey, unwrapKey, wrapKey } from '@peiyu/kit/crypto/index.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';

const TENANT_KEYS = 'tenant-keys';
const PURPOSE = 'tenant-keys';

interface TenantKeyDoc extends Doc {
  readonly wrapped: Uint8Array;
}

/** The key of a place, wrapped by the master key; made on first use. Under it stand the wraps of persons' keys and the place's own sealed files. */
export class TenantKeys {
  readonly #documents: Documents;
  readonly #keyring: Keyring;
  readonly #known = new Map<string, NamedKey>();

  constructor(documents: Documents, keyring: Keyring) {
    this.#documents = documents;
    this.#keyring = keyring;
  }

  async of(tenant: string): Promise<NamedKey> {
    const known = this.#known.get(tenant);
    if (known) return known;
    const owner = `tenant/${tenant}`;
    let doc = await this.#find(tenant);
    if (!doc) {
      const wrapped = wrapKey(this.#keyring.named(PURPOSE), newDataKey(), owner);
      await this.#documents.insertOne(TENANT_KEYS, { _id: tenant, wrapped });
      doc = await this.#find(tenant);
    }
    if (!doc) throw new Error('a tenant key that was written is not there');
    const key = { id: tenant, bytes: unwrapKey(this.#keyring.finder(PURPOSE), doc.wrapped, owner) };
    this.#known.set(tenant, key);
    return key;
  }

  #find(tenant: string): Promise<TenantKeyDoc | undefined> {
    return this.#documents.findOne<TenantKeyDoc>(TENANT_KEYS, { _id: tenant });
  }
}
