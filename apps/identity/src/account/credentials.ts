import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { withoutInvisible } from '@peiyu/domain/values/index.ts';
import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import { blindIndex, blindIndexes } from '@peiyu/kit/crypto/index.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';

const CREDENTIALS = 'credentials';
const USERNAMES = 'usernames';

interface CredentialDoc extends Doc {
  readonly hash: string;
}

interface UsernameDoc extends Doc {
  readonly accountId: string;
}

/** One form of a username however it is typed: full-width, spaces, capitals. */
export const usernameKey = (raw: string): string =>
  withoutInvisible(raw.normalize('NFKC')).replaceAll(/\s/gu, '').toLowerCase();

/**
 * Secrets of accounts: password hashes, and usernames as keyed indexes only, because a trainee's username is a phone
 * (rule 13). A username belongs to one account for ever: the document's `_id` is its index.
 */
export class Credentials {
  readonly #documents: Documents;
  readonly #keyring: Keyring;

  constructor(documents: Documents, keyring: Keyring) {
    this.#documents = documents;
    this.#keyring = keyring;
  }

  /** Keyed index of a username, for attempts and audit: never the name. */
  indexOf(username: string): string {
    return blindIndex(this.#keyring, { purpose: 'username', value: usernameKey(username) });
  }

  /** True when the username is this account's: newly, or since an earlier try. */
  async take(username: string, accountId: string): Promise<boolean> {
    const held = await this.accountOf(username);
    if (held !== undefined) return held === accountId;
    const _id = this.indexOf(username);
    if ((await this.#documents.insertOne(USERNAMES, { _id, accountId })) === 'inserted') return true;
    return (await this.accountOf(username)) === accountId;
  }

  async accountOf(username: string): Promise<string | undefined> {
    const $in = blindIndexes(this.#keyring, { purpose: 'username', value: usernameKey(username) });
    return (await this.#documents.findOne<UsernameDoc>(USERNAMES, { _id: { $in } }))?.accountId;
  }

  /** Stores the first hash of an account; a repeated creation changes nothing. */
  async store(accountId: string, hash: string): Promise<'stored' | 'known'> {
    const stored = await this.#documents.insertOne(CREDENTIALS, { _id: accountId, hash });
    return stored === 'inserted' ? 'stored' : 'known';
  }

  async hashOf(accountId: string): Promise<string | undefined> {
    return (await this.#documents.findOne<CredentialDoc>(CREDENTIALS, { _id: accountId }))?.hash;
  }

  async rehash(accountId: string, from: string, to: string): Promise<void> {
    await this.#documents.updateOne(CREDENTIALS, { _id: accountId, hash: from }, { $set: { hash: to } });
  }
}

/** Appointments run by the machine's date: a demo's business date never opens or closes an account. */
export const machineDate = (machineNow: number): string => businessDate(machineNow);
