import { documentKey, fromFifteenDigits, numberFamily, canonicalCode } from '@peiyu/domain/values/index.ts';
import type { IdentityDocument } from '@peiyu/domain/values/index.ts';
import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import { blindIndex, blindIndexes } from '@peiyu/kit/crypto/index.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';
import { createHmac } from 'node:crypto';

const PERSON_INDEX = 'person-index';
const PURPOSE = 'citizen-id';
const CHUNK = 500;

interface IndexDoc extends Doc {
  readonly personId: string;
}

/** Canonical document → person, by keyed index: the document's `_id` is the index, so one number is one person however many come at once. */
export class PersonIndex {
  readonly #documents: Documents;
  readonly #keyring: Keyring;

  constructor(documents: Documents, keyring: Keyring) {
    this.#documents = documents;
    this.#keyring = keyring;
  }

  /** The persons of canonical document keys; the unknown are left out. Looks under every key version, for a rotation under way (H52). */
  async find(keys: readonly string[]): Promise<Map<string, string>> {
    const byIndex = new Map<string, string>();
    for (const key of keys)
      for (const index of blindIndexes(this.#keyring, { purpose: PURPOSE, value: key })) byIndex.set(index, key);
    const indexes = [...byIndex.keys()];
    const found = new Map<string, string>();
    for (let from = 0; from < indexes.length; from += CHUNK) {
      const $in = indexes.slice(from, from + CHUNK);
      const docs = await this.#documents.find<IndexDoc>(PERSON_INDEX, { _id: { $in } }, { limit: CHUNK });
      for (const { _id, personId } of docs) found.set(byIndex.get(_id) ?? '', personId);
    }
    return found;
  }

  insertMissing(entries: readonly { key: string; personId: string }[]): Promise<void> {
    const docs = entries.map(({ key, personId }) => ({
      _id: blindIndex(this.#keyring, { purpose: PURPOSE, value: key }),
      personId,
    }));
    return docs.length === 0 ? Promise.resolve() : this.#documents.insertMissing(PERSON_INDEX, docs);
  }

  /**
   * The id a new person gets: a UUID that only the key's holder can derive, so that a registration cut short repeats to the
   * same person. The oldest key version, because an id never changes.
   */
  newIdOf(key: string): string {
    const secret = this.#keyring.key('person-id', Math.min(...this.#keyring.versions));
    const mac = createHmac('sha256', secret).update(key, 'utf8').digest();
    mac.writeUInt8((mac.readUInt8(6) & 0x0f) | 0x70, 6);
    mac.writeUInt8((mac.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = mac.toString('hex', 0, 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}

const NUMBERED = {
  citizen: 'residentId',
  hmtResidence: 'hmtResidencePermit',
  foreignPermanent: 'foreignPermanentResidentCard',
} as const;

/** The document keys a number in any written form may stand for: by its form one kind, otherwise each kind without a form of its own. Old 15-digit numbers are converted (C4-3). */
export function keysOfNumber(raw: string): string[] {
  const number = fromFifteenDigits(raw) ?? canonicalCode(raw);
  const family = /^\d{17}[\dX]$/u.test(number) ? numberFamily(number) : null;
  const types: IdentityDocument['type'][] = family
    ? [NUMBERED[family]]
    : ['foreignPermanentResidentCard', 'passport', 'foreignWorkPermit'];
  return number === '' ? [] : types.map((type) => documentKey({ type, number }));
}
