import type { CertificateKind } from './issuing.ts';

/**
 * What a certificate says in public, and what its signature covers. Whole numbers and text only; the name and the document
 * number are masked (B7); `holder` binds the full name without holding it.
 */
export type SignedFacts = {
  readonly v: 1;
  readonly kind: CertificateKind;
  readonly number: string;
  readonly verifyId: string;
  readonly name: string;
  readonly document: string;
  readonly holder: string;
  readonly occupation: string;
  /** Code of the national dictionary; null while the sources disagree. */
  readonly occupationNumber: string | null;
  readonly direction: string | null;
  readonly level: string;
  readonly issuer: string;
  readonly on: string;
  /** Training only: minutes taught and the days of it. Null for a level certificate. */
  readonly minutes: number | null;
  /** The same time in 学时, as the pack in force at issue counts them; null where it does not say. */
  readonly hours: string | null;
  readonly startedOn: string | null;
  readonly completedOn: string | null;
};

/** The stored public face of one certificate, written once, before its number is given out. */
export interface CertificateFace {
  readonly facts: SignedFacts;
  readonly kid: string;
  readonly sig: string;
  /** Full name and document number, sealed under the person's key: base64. */
  readonly subject: string;
}

export const FACES = 'certificateFaces';
export const FILES = 'certificateFiles';
