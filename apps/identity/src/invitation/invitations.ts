import type { MachineClock } from '@peiyu/kit/clock.ts';
import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import { blindIndex, codeMac, newDigits, openSealed, sameText, seal } from '@peiyu/kit/crypto/index.ts';
import type { Doc, Documents } from '@peiyu/kit/mongo/documents.ts';
import type { TenantKeys } from '../vault/tenant-keys.ts';

export const INVITATIONS = 'invitations';
/** Machine time (ms) a code can be used. */
const LIFE_MS = 72 * 3_600_000;
/** Wrong tries before the code is void. */
const TRIES = 5;
const CHUNK = 500;

/** What goes out by mail or text message. */
export interface Message {
  readonly phone: string;
  readonly text: string;
}

/** The port to a mail or text message service; may be given one message twice. */
export interface Messenger {
  send(message: Message): Promise<void>;
}

export interface Invited {
  readonly personId: string;
  readonly phone: string;
}

interface InvitationDoc extends Doc {
  readonly tenant: string;
  readonly codeMac: string;
  readonly phone: string;
  /** Sealed under the tenant's key; the only place of the code. */
  readonly message: Uint8Array;
  readonly expiresAt: number;
  readonly tries: number;
  readonly usedBy: string | null;
  readonly sentAt: number | null;
}

/**
 * One invitation per person, `_id` = person. The message lies sealed in the same document, so that no code is made without
 * its message; sending is repeated until it worked.
 */
export class Invitations {
  readonly #documents: Documents;
  readonly #machine: MachineClock;
  readonly #keys: { readonly keyring: Keyring; readonly tenantKeys: TenantKeys };

  constructor(documents: Documents, machine: MachineClock, keys: { keyring: Keyring; tenantKeys: TenantKeys }) {
    this.#documents = documents;
    this.#machine = machine;
    this.#keys = keys;
  }

  /** Everybody named has a code that can be used or was used: missing ones are made, void ones and those sent to another phone are made anew. */
  async ensure(tenant: string, persons: readonly Invited[]): Promise<void> {
    const held = await this.#held(persons);
    const missing = persons.filter(({ personId }) => !held.has(personId));
    if (missing.length > 0) {
      const drafts = await Promise.all(missing.map((person) => this.#draft(tenant, person)));
      await this.#documents.insertMissing(INVITATIONS, drafts);
    }
    for (const person of persons) {
      const doc = held.get(person.personId);
      if (doc && this.#isVoid(doc, person)) await this.#renew(doc, await this.#draft(tenant, person));
    }
  }

  /**
   * Uses up one try, then compares. True once per code, and again for the same command, so that a crashed activation can be repeated.
   * The try is counted before the comparison: parallel guesses cannot share one.
   */
  async redeem(personId: string, code: string, commandId: string): Promise<boolean> {
    const now = this.#machine.now();
    const usable = {
      _id: personId,
      usedBy: { $in: [null, commandId] },
      tries: { $lt: TRIES },
      expiresAt: { $gt: now },
    };
    if (!(await this.#documents.updateOne(INVITATIONS, usable, { $inc: { tries: 1 } }))) return false;
    const doc = await this.#documents.findOne<InvitationDoc>(INVITATIONS, { _id: personId });
    if (!doc || !sameText(doc.codeMac, codeMac(this.#keys.keyring, personId, code))) return false;
    const mine = { _id: personId, usedBy: { $in: [null, commandId] } };
    return this.#documents.updateOne(INVITATIONS, mine, { $set: { usedBy: commandId }, $inc: { tries: -1 } });
  }

  /** Hands what is unsent to the messenger; a failure is tried again next time. */
  async send(messenger: Messenger, limit = 100): Promise<void> {
    const unsent = await this.#documents.find<InvitationDoc>(
      INVITATIONS,
      { sentAt: null },
      { sort: { expiresAt: 1 }, limit },
    );
    for (const doc of unsent) {
      await messenger.send(await this.#messageOf(doc));
      const same = { _id: doc._id, codeMac: doc.codeMac };
      await this.#documents.updateOne(INVITATIONS, same, { $set: { sentAt: this.#machine.now() } });
    }
  }

  /** Messages to one phone, newest last: the development outbox. */
  async to(phone: string): Promise<Message[]> {
    const docs = await this.#documents.find<InvitationDoc>(
      INVITATIONS,
      { phone: this.#phoneIndex(phone) },
      { sort: { expiresAt: 1 }, limit: CHUNK },
    );
    return Promise.all(docs.map((doc) => this.#messageOf(doc)));
  }

  async #held(persons: readonly Invited[]): Promise<Map<string, InvitationDoc>> {
    const held = new Map<string, InvitationDoc>();
    for (let from = 0; from < persons.length; from += CHUNK) {
      const $in = persons.slice(from, from + CHUNK).map(({ personId }) => personId);
      const docs = await this.#documents.find<InvitationDoc>(INVITATIONS, { _id: { $in } }, { limit: CHUNK });
      for (const doc of docs) held.set(doc._id, doc);
    }
    return held;
  }

  #isVoid(doc: InvitationDoc, { phone }: Invited): boolean {
    const spent = doc.expiresAt <= this.#machine.now() || doc.tries >= TRIES;
    return doc.usedBy === null && (spent || doc.phone !== this.#phoneIndex(phone));
  }

  async #renew(doc: InvitationDoc, draft: InvitationDoc): Promise<void> {
    const { _id, ...fresh } = draft;
    await this.#documents.updateOne(INVITATIONS, { _id, usedBy: null, codeMac: doc.codeMac }, { $set: fresh });
  }

  async #draft(tenant: string, { personId, phone }: Invited): Promise<InvitationDoc> {
    const { keyring, tenantKeys } = this.#keys;
    const code = newDigits();
    const text = `您的培育项目账号激活码为 ${code}，72 小时内有效。请勿告诉他人。`;
    const plain = Buffer.from(JSON.stringify({ phone, text } satisfies Message), 'utf8');
    return {
      _id: personId,
      tenant,
      codeMac: codeMac(keyring, personId, code),
      phone: this.#phoneIndex(phone),
      message: seal(await tenantKeys.of(tenant), plain, placeOf(personId)),
      expiresAt: this.#machine.now() + LIFE_MS,
      tries: 0,
      usedBy: null,
      sentAt: null,
    };
  }

  async #messageOf({ _id, tenant, message }: InvitationDoc): Promise<Message> {
    const key = await this.#keys.tenantKeys.of(tenant);
    const plain = openSealed((id) => (id === key.id ? key.bytes : undefined), message, placeOf(_id));
    return JSON.parse(plain.toString('utf8')) as Message;
  }

  #phoneIndex(phone: string): string {
    return blindIndex(this.#keys.keyring, { purpose: 'phone', value: phone });
  }
}

const placeOf = (personId: string) => ({ record: `invitation/${personId}`, field: 'message' });
