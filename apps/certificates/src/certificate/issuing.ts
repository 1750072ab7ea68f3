/** What a place in a batch gives to a certificate. */
export interface Issuing {
  readonly number: string;
  /** 128 random-looking bits, the only handle of the public page. */
  readonly verifyId: string;
  /** Business date of issue. */
  readonly on: string;
}

export interface Rendering {
  /** SHA-256 of the file, base64url. */
  readonly hash: string;
}

export type CertificateKind = 'training' | 'level';
