import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { framed } from './framing.ts';

/** A key and the name it leaves in what it seals; up to 255 ASCII characters. */
export interface NamedKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The place a sealed value belongs to. Opening it anywhere else fails (H54). */
export interface SealedPlace {
  /** Id of the record, with its kind: `person/0190…`. */
  readonly record: string;
  readonly field: string;
}

/** The bytes were not sealed by this key for this place, or were changed since. Which of them is not said. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(options?: { cause?: unknown }) {
    super('sealed bytes cannot be opened here', options);
  }
}

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;

const bound = (header: Buffer, { record, field }: SealedPlace): Buffer =>
  Buffer.concat([header, framed([record, field])]);

/**
 * Encrypts with AES-256-GCM under a fresh random nonce: format byte, key name, nonce, ciphertext, tag. The header, the
 * record and the field are authenticated. One key may seal about 2^32 values; keys per person or tenant stay far below.
 * @throws RangeError when the key has not 32 bytes or its name does not fit
 */
export const seal = (key: NamedKey, plain: Uint8Array, place: SealedPlace): Buffer => {
  const id = Buffer.from(key.id, 'ascii');
  if (key.bytes.length !== 32 || id.length === 0 || id.length > 255)
    throw new RangeError('not a named key of 32 bytes');
  const header = Buffer.concat([Buffer.from([format, id.length]), id]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(bound(header, place));
  return Buffer.concat([header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const parts = (sealed: Buffer): { id: string; header: Buffer; nonce: Buffer; body: Buffer; tag: Buffer } => {
  const headerEnd = 2 + (sealed[1] ?? 0);
  const bodyStart = headerEnd + nonceBytes;
  const tagStart = sealed.length - tagBytes;
  if (sealed[0] !== format || headerEnd === 2 || tagStart < bodyStart) throw new SealBroken();
  return {
    id: sealed.toString('ascii', 2, headerEnd),
    header: sealed.subarray(0, headerEnd),
    nonce: sealed.subarray(headerEnd, bodyStart),
    body: sealed.subarray(bodyStart, tagStart),
    tag: sealed.subarray(tagStart),
  };
};

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The name of the key that sealed these bytes: what a rotation looks for. @throws SealBroken */
export const sealedKeyId = (sealed: Uint8Array): string => parts(asBuffer(sealed)).id;

/**
 * Opens what `seal` made, for the same place, with the key its header names.
 * @throws SealBroken for anything else: changed, cut, moved to another record or field, key unknown or erased
 */
export const openSealed = (
  findKey: (id: string) => Buffer | undefined,
  sealed: Uint8Array,
  place: SealedPlace,
): Buffer => {
  const { id, header, nonce, body, tag } = parts(asBuffer(sealed));
  const key = findKey(id);
  if (!key) throw new SealBroken();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(bound(header, place));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (error) {
    throw new SealBroken({ cause: error });
  }
};
