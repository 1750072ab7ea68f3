import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import { fromPersonRef, toPersonRef } from '@peiyu/kit/crypto/index.ts';
import type { Vault } from '../vault/vault.ts';

/** Handles of persons for the wire, one per tenant; nothing is stored, so nothing can be joined (architecture 8). */
export class PersonRefs {
  readonly #keyring: Keyring;
  readonly #vault: Vault;

  constructor(keyring: Keyring, vault: Vault) {
    this.#keyring = keyring;
    this.#vault = vault;
  }

  make(tenant: string, personIds: readonly string[]): string[] {
    return personIds.map((personId) => toPersonRef(this.#keyring, tenant, personId));
  }

  /** The persons behind handles of any of these tenants. Another tenant's handle reads as an id that nobody has. */
  async resolve(tenants: readonly string[], refs: readonly string[]): Promise<(string | undefined)[]> {
    const read = refs.map((ref) => tenants.flatMap((tenant) => fromPersonRef(this.#keyring, tenant, ref) ?? []));
    const known = await this.#vault.read(read.flat());
    return read.map((candidates) => candidates.find((personId) => known.has(personId)));
  }
}
