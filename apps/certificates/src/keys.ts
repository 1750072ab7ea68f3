import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import type { SigningKeyPair } from '@peiyu/kit/sign/index.ts';
import { nameMac, nameMatches } from '@peiyu/kit/crypto/index.ts';
import { ed25519, signPayload, verifySigned } from '@peiyu/kit/sign/index.ts';
import { personNameKey } from '@peiyu/domain/values/index.ts';
import { createHmac } from 'node:crypto';
import type { CertificateKind } from './certificate/issuing.ts';
import type { SignedFacts } from './certificate/public-facts.ts';

const VERIFY_ID_BYTES = 16;

export interface PublicKey {
  readonly kid: string;
  /** Raw Ed25519 key, base64url. */
  readonly publicKey: string;
}

/** Everything secret that certificates are made with. All keys come out of the keyring; none is stored. */
export interface CertificateKeys {
  /** 128 bits that nobody can guess and a retry makes again: keyed by the certificate's id. */
  verifyId(certificateId: string): string;
  sign(facts: SignedFacts): { kid: string; sig: string };
  genuine(facts: SignedFacts, signature: { kid: string; sig: string }): boolean;
  /** Binds a holder's full name to a number without keeping the name. */
  nameMac(number: string, name: string): string;
  nameMatches(stored: string, number: string, name: string): boolean;
  readonly publicKeys: readonly PublicKey[];
}

const purposeOf = (kind: CertificateKind): string => `${kind}-certificate`;
const canonicalName = (name: string): string => personNameKey(name) ?? name.trim().toLowerCase();

export function certificateKeys(keyring: Keyring): CertificateKeys {
  const pairs = new Map<string, SigningKeyPair>();
  for (const version of keyring.versions) {
    const pair = ed25519.keyPairOf(keyring.key('certificate-signing', version));
    pairs.set(pair.kid, pair);
  }
  const signer = ed25519.keyPairOf(keyring.key('certificate-signing'));
  return {
    verifyId: (certificateId) =>
      createHmac('sha256', keyring.key('certificate-verify-id'))
        .update(certificateId)
        .digest()
        .subarray(0, VERIFY_ID_BYTES)
        .toString('base64url'),
    sign(facts) {
      const { kid, sig } = signPayload(signer, purposeOf(facts.kind), facts);
      return { kid, sig };
    },
    genuine: (facts, { kid, sig }) =>
      verifySigned({ payload: facts, kid, sig }, purposeOf(facts.kind), (name) => pairs.get(name)?.publicKey).ok,
    nameMac: (certificateNumber, name) => nameMac(keyring, { certificateNumber, name: canonicalName(name) }),
    nameMatches: (stored, certificateNumber, name) =>
      nameMatches(keyring, stored, { certificateNumber, name: canonicalName(name) }),
    publicKeys: [...pairs.values()].map(({ kid, publicKey }) => ({
      kid,
      publicKey: Buffer.from(publicKey).toString('base64url'),
    })),
  };
}
