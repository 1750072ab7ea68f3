export { canonicalJson, type Signable } from './canonical-json.ts';
export { ed25519 } from './ed25519.ts';
export { signPayload, verifySigned, type Signed, type Verdict } from './signed.ts';
export type { SignatureAlgorithm, SigningKeyPair } from './signature.ts';
