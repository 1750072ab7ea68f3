import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Keyring } from './keyring.ts';

const uuid7 = /^([0-9a-f]{8})-([0-9a-f]{4})-(7[0-9a-f]{3})-([89ab][0-9a-f]{3})-([0-9a-f]{12})$/;
const reference = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** A reference must never change, so it stays with the first key version whatever is rotated. */
const refKey = (keyring: Keyring, tenant: string): Buffer =>
  keyring.key(`person-ref/${tenant}`, Math.min(...keyring.versions));

const block = (bytes: Buffer, key: Buffer, make: typeof createCipheriv | typeof createDecipheriv): Buffer => {
  const cipher = make('aes-256-ecb', key, null);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
};

/**
 * The handle under which a tenant's responses, feeds and exports speak of a person: 22 characters of base64url. One AES-256
 * block of the id under the tenant's key, so it is the same every time in one tenant and cannot be joined with another's
 * (architecture 8: what crosses the wire). Only who holds the keyring turns it back.
 * @throws RangeError when `personId` is no lower-case UUIDv7
 */
export const toPersonRef = (keyring: Keyring, tenant: string, personId: string): string => {
  const match = uuid7.exec(personId);
  if (!match) throw new RangeError('a personId is a UUIDv7');
  return block(Buffer.from(match.slice(1).join(''), 'hex'), refKey(keyring, tenant), createCipheriv).toString(
    'base64url',
  );
};

/**
 * The person behind a handle of this tenant. Undefined for what is no handle; another tenant's handle gives undefined or,
 * once in sixty-four, an id that nobody has: both are answered as absent.
 */
export const fromPersonRef = (keyring: Keyring, tenant: string, personRef: string): string | undefined => {
  if (!reference.test(personRef)) return undefined;
  const hex = block(Buffer.from(personRef, 'base64url'), refKey(keyring, tenant), createDecipheriv).toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return uuid7.test(id) ? id : undefined;
};
