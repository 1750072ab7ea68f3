import { canonicalCode } from '@peiyu/domain/values/index.ts';
import type { SignedFacts } from '../certificate/public-facts.ts';
import type { AnyCertificate } from '../certificate/side.ts';
import type { CertificatesParts } from '../parts.ts';
import { findFace } from '../issue/face.ts';

/** What anyone is told of a certificate. `unknown` is one answer for every cause: no such id, wrong number, wrong name. */
export type Verification =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'valid' | 'revoked';
      readonly facts: SignedFacts;
      /** Day of the revocation. */
      readonly revokedOn: string | null;
      readonly signature: { readonly kid: string; readonly sig: string };
    };

const UNKNOWN: Verification = { status: 'unknown' };

/** Ids as they are made: 128 bits in base64url. */
const VERIFY_ID = /^[A-Za-z0-9_-]{22}$/u;

/**
 * The status comes from the certificate's own record, so a revocation shows at once; the facts are those signed at issue.
 * A face whose signature does not hold is not shown as anything but unknown, and the operator is told.
 */
export async function verifyById(parts: CertificatesParts, verifyId: string): Promise<Verification> {
  if (!VERIFY_ID.test(verifyId)) return UNKNOWN;
  const certificate = await findIssued(parts, { 'state.verifyId': verifyId });
  return certificate ? answer(parts, certificate) : UNKNOWN;
}

/** By number and full name; the name is compared by a keyed hash in constant time. */
export async function verifyByNumber(
  parts: CertificatesParts,
  asked: { number: string; name: string },
): Promise<Verification> {
  const number = canonicalCode(asked.number);
  const certificate = await findIssued(parts, { 'state.number': number });
  // Looked up and hashed even when there is nothing to compare with: every kind of wrong takes the same road.
  const face = await findFace(parts, certificate?.id ?? '');
  const matches = parts.keys.nameMatches(face?.facts.holder ?? '1.', number, asked.name);
  return certificate && matches ? answer(parts, certificate) : UNKNOWN;
}

async function findIssued(
  { sides }: CertificatesParts,
  where: Record<string, string>,
): Promise<AnyCertificate | undefined> {
  const [training, level] = await Promise.all([sides.training.find(where, 1), sides.level.find(where, 1)]);
  return training[0] ?? level[0];
}

async function answer(parts: CertificatesParts, certificate: AnyCertificate): Promise<Verification> {
  const face = await findFace(parts, certificate.id);
  if (!face) return UNKNOWN;
  const { facts, kid, sig } = face;
  if (facts.number !== certificate.number || !parts.keys.genuine(facts, { kid, sig })) {
    parts.deps.log.error({ certificate: certificate.id }, 'certificate facts do not fit their signature');
    return UNKNOWN;
  }
  const status = certificate.status === 'revoked' ? 'revoked' : 'valid';
  return { status, facts, revokedOn: certificate.revokedOn, signature: { kid, sig } };
}
