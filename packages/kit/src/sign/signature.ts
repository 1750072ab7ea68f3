/** A key pair under its name. `privateKey` is a secret: stored sealed, never logged. */
export interface SigningKeyPair {
  readonly kid: string;
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

/** Port: one signature algorithm. Ed25519 today; SM2 by the same suite where a city must use it (GB/T 39786). */
export interface SignatureAlgorithm {
  readonly name: string;
  /** A pair of fresh randomness. */
  newKeyPair(): SigningKeyPair;
  /** The pair and its name from 32 secret bytes: a stored private half, or a key derived from the keyring. @throws RangeError */
  keyPairOf(privateKey: Uint8Array): SigningKeyPair;
  sign(message: Uint8Array, privateKey: Uint8Array): Buffer;
  /** False for anything that is not this key's signature of these bytes; never throws for bad input. */
  verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean;
}
