import { Refusal } from '@peiyu/domain/refusal.ts';
import type { NamedKey, SealedPlace } from '@peiyu/kit/crypto/index.ts';
import { openSealed, seal } from '@peiyu/kit/crypto/index.ts';
import type { Purpose, SealSubject } from '@peiyu/kit/identity-port.ts';
import { Busy } from '@peiyu/kit/errors.ts';
import type { Audit } from '../audit/audit.ts';
import type { TenantKeys } from './tenant-keys.ts';
import type { Vault } from './vault.ts';

const MAX_TRIES = 8;

/** Copies that the law wants frozen: sealed under the person's key, or the tenant's, for one service, record and field (rule 13). Erasing the key erases them. */
export class Sealing {
  readonly #vault: Vault;
  readonly #tenantKeys: TenantKeys;
  readonly #audit: Audit;

  constructor(vault: Vault, tenantKeys: TenantKeys, audit: Audit) {
    this.#vault = vault;
    this.#tenantKeys = tenantKeys;
    this.#audit = audit;
  }

  async seal(ask: Purpose, subject: SealSubject, plain: Uint8Array): Promise<Uint8Array> {
    await this.#audit.write(ask, { act: 'seal', count: 1, fields: [subject.field], persons: personsOf(subject) });
    const key =
      subject.personId === undefined
        ? await this.#tenantKeys.of(ask.tenant)
        : await this.#personKey(ask, subject.personId);
    return seal(key, plain, placeOf(ask, subject));
  }

  /** Throws SealBroken for bytes of another place, Refusal when the person is unknown, erased, or no concern of the tenant. */
  async open(ask: Purpose, subject: SealSubject, sealed: Uint8Array): Promise<Uint8Array> {
    await this.#audit.write(ask, { act: 'open', count: 1, fields: [subject.field], persons: personsOf(subject) });
    const key =
      subject.personId === undefined
        ? await this.#tenantKeys.of(ask.tenant)
        : await this.#heldKey(ask, subject.personId);
    return openSealed((id) => (id === key.id ? key.bytes : undefined), sealed, placeOf(ask, subject));
  }

  async #heldKey({ tenant }: Purpose, personId: string): Promise<NamedKey> {
    const doc = (await this.#vault.read([personId])).get(personId);
    if (!doc) throw new Refusal('identity.person.unknown');
    if (Object.keys(doc.wraps).length === 0) throw new Refusal('identity.person.erased');
    const key = await this.#vault.keyFor(doc, tenant);
    if (!key) throw new Refusal('identity.person.place');
    return key;
  }

  /** A tenant that freezes a copy holds the person's data from then on: it gets a wrap of its own. */
  async #personKey({ tenant }: Purpose, personId: string): Promise<NamedKey> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const doc = (await this.#vault.read([personId])).get(personId);
      if (!doc) throw new Refusal('identity.person.unknown');
      const held = await this.#vault.keyFor(doc, tenant);
      if (held) return held;
      const key = await this.#vault.anyKey(doc);
      if (await this.#vault.amend(doc, key, { tenant, facts: {}, at: '' })) return key;
    }
    throw new Busy('vault');
  }
}

const personsOf = ({ personId }: SealSubject): string[] => (personId === undefined ? [] : [personId]);

const placeOf = ({ service }: Purpose, { record, field }: SealSubject): SealedPlace => ({
  record: `${service}/${record}`,
  field,
});
