import { createHmac } from 'node:crypto';
import { framed } from './framing.ts';
import type { Keyring } from './keyring.ts';
import { sameText } from './tokens.ts';

/** `v.` and 256 bits in base64url: which key version made it stands in front. */
const mac = (
  keyring: Keyring,
  purpose: string,
  parts: { readonly values: readonly string[]; readonly version: number },
): string =>
  `${parts.version}.${createHmac('sha256', keyring.key(purpose, parts.version)).update(framed(parts.values)).digest('base64url')}`;

export interface Indexed {
  /** What the index is for, and whose: `citizen-id`, `phone/371000`. Indexes of two purposes cannot be matched (H11). */
  readonly purpose: string;
  /** The canonical form of the value; two spellings of one number must come in as one. */
  readonly value: string;
}

/**
 * Keyed equality index of a value that must not be stored: HMAC-SHA256 under a key per purpose and version that never enters
 * the database (H55). It tells equal from unequal and nothing else; no prefix or range search.
 */
export const blindIndex = (keyring: Keyring, { purpose, value }: Indexed): string =>
  mac(keyring, `blind-index/${purpose}`, { values: [value], version: keyring.current });

/** The value's index under every key version, newest first: what to look up while a rotation is under way. */
export const blindIndexes = (keyring: Keyring, { purpose, value }: Indexed): readonly string[] =>
  keyring.versions.map((version) => mac(keyring, `blind-index/${purpose}`, { values: [value], version }));

export interface CertifiedName {
  readonly certificateNumber: string;
  /** Canonical name: separators and spaces already brought to one form. */
  readonly name: string;
}

/**
 * What the public check by number and name compares, so that no name is kept with the certificate. Bound to the number:
 * two people of one name have different values.
 */
export const nameMac = (keyring: Keyring, { certificateNumber, name }: CertifiedName): string =>
  mac(keyring, 'certificate-name', { values: [certificateNumber, name], version: keyring.current });

/** Compares under the key version the stored value was made with, in constant time. */
export const nameMatches = (keyring: Keyring, stored: string, { certificateNumber, name }: CertifiedName): boolean => {
  const version = Number(stored.split('.', 1)[0]);
  if (!keyring.versions.includes(version)) return false;
  return sameText(stored, mac(keyring, 'certificate-name', { values: [certificateNumber, name], version }));
};

/** Keyed hash of a short one-time code for its subject: codes are few, so a plain hash of one could be searched through. */
export const codeMac = (keyring: Keyring, subject: string, code: string): string =>
  mac(keyring, 'one-time-code', { values: [subject, code], version: keyring.current });
