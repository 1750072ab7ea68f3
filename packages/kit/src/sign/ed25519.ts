import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm, SigningKeyPair } from './signature.ts';

/** DER wrappings of raw Ed25519 keys (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });

const privateKeyOf = (raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' });

/** The key's name: the first 128 bits of the SHA-256 of its public half, so two keys cannot share one. */
const keyIdOf = (publicKey: Uint8Array): string =>
  `ed25519-${createHash('sha256').update(publicKey).digest().subarray(0, 16).toString('base64url')}`;

/** Ed25519 of RFC 8032 over node:crypto. Keys travel as their raw 32 bytes. */
export const ed25519: SignatureAlgorithm = {
  name: 'ed25519',
  newKeyPair(): SigningKeyPair {
    const { privateKey } = generateKeyPairSync('ed25519');
    return ed25519.keyPairOf(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8.length));
  },
  keyPairOf(privateKey: Uint8Array): SigningKeyPair {
    if (privateKey.length !== 32) throw new RangeError('an Ed25519 private key has 32 bytes');
    const whole = createPublicKey(privateKeyOf(privateKey)).export({ format: 'der', type: 'spki' });
    const publicKey = Buffer.from(whole.subarray(spki.length));
    return { kid: keyIdOf(publicKey), publicKey, privateKey: Buffer.from(privateKey) };
  },
  sign: (message, privateKey) => sign(null, message, privateKeyOf(privateKey)),
  verify(message, signature, publicKey) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    return verify(null, message, publicKeyOf(publicKey), signature);
  },
};
