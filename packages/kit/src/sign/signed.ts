import { canonicalJson, type Signable } from './canonical-json.ts';
import { ed25519 } from './ed25519.ts';
import type { SigningKeyPair } from './signature.ts';

/** A payload with its signature. Nothing else may stand in it: there is no algorithm field to turn to `none` (H47). */
export interface Signed<T extends Signable = Signable> {
  readonly payload: T;
  /** Names the key; the key decides the algorithm. */
  readonly kid: string;
  /** Base64url. */
  readonly sig: string;
}

export type Verdict<T extends Signable = Signable> =
  | { readonly ok: true; readonly payload: T; readonly kid: string }
  | { readonly ok: false; readonly why: 'malformed' | 'unknown-key' | 'bad-signature' };

const signature = /^[A-Za-z0-9_-]{85}[AQgw]$/;

/** The purpose and the key's name are signed too, so a signature made for one thing proves nothing of another. */
const messageOf = (purpose: string, kid: string, payload: unknown): Buffer =>
  Buffer.from(`peiyu-signed/v1\n${purpose}\n${kid}\n${canonicalJson(payload)}`, 'utf8');

/** Signs the canonical form of a payload for one purpose, such as `training-certificate`. @throws RangeError when it has no such form */
export const signPayload = <T extends Signable>(key: SigningKeyPair, purpose: string, payload: T): Signed<T> => ({
  payload,
  kid: key.kid,
  sig: ed25519.sign(messageOf(purpose, key.kid, payload), key.privateKey).toString('base64url'),
});

const isSigned = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { payload, kid, sig, ...more } = value as Record<string, unknown>;
  const shaped = payload !== undefined && typeof kid === 'string' && typeof sig === 'string' && signature.test(sig);
  return shaped && Object.keys(more).length === 0;
};

/**
 * Whether this very payload was signed for this purpose by a known key. Key order and Unicode form do not matter; any added
 * field, changed bit, other purpose or other key does. Never throws: whatever comes from outside gets a verdict. Whether a
 * key was revoked, and when, is judged by `findKey`'s owner (H50).
 */
export const verifySigned = <T extends Signable>(
  signed: Signed<T>,
  purpose: string,
  findKey: (kid: string) => Uint8Array | undefined,
): Verdict<T> => {
  if (!isSigned(signed)) return { ok: false, why: 'malformed' };
  const publicKey = findKey(signed.kid);
  if (!publicKey) return { ok: false, why: 'unknown-key' };
  try {
    const message = messageOf(purpose, signed.kid, signed.payload);
    const genuine = ed25519.verify(message, Buffer.from(signed.sig, 'base64url'), publicKey);
    return genuine ? { ok: true, payload: signed.payload, kid: signed.kid } : { ok: false, why: 'bad-signature' };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, why: 'malformed' };
    throw error;
  }
};
