import { findOccupation, formatHours, LEVEL_NAMES, OCCUPATIONS } from '@peiyu/domain/values/index.ts';
import { occupationsOf } from '@peiyu/domain/policy/index.ts';
import type { Issuing } from '../certificate/issuing.ts';
import type { CertificateFace, SignedFacts } from '../certificate/public-facts.ts';
import type { AnyCertificate } from '../certificate/side.ts';
import type { CertificatesParts } from '../parts.ts';
import type { Subject } from './subjects.ts';
import { FACES } from '../certificate/public-facts.ts';

export interface Assembling {
  readonly certificate: AnyCertificate;
  readonly issuing: Issuing;
  readonly subject: Subject;
  readonly issuer: string;
}

/** The public facts of a certificate at its issue: fixed from then on, whatever its parts are called later. */
export function assembleFacts(
  parts: CertificatesParts,
  { certificate, issuing, subject, issuer }: Assembling,
): SignedFacts {
  const { kind, direction, level, minutes, startedOn, completedOn, tenant } = certificate;
  const { packs } = parts.settings;
  const pack = packs.has(tenant) ? packs.inForce(tenant, issuing.on) : undefined;
  // A pack may bring occupations of its own; the national table serves the rest.
  const listed = pack ? occupationsOf(pack) : OCCUPATIONS;
  const occupation = findOccupation(certificate.occupation, listed) ?? findOccupation(certificate.occupation);
  const perHour = pack?.hours.minutesPerHour;
  return {
    v: 1,
    kind,
    number: issuing.number,
    verifyId: issuing.verifyId,
    name: subject.maskedName,
    document: subject.maskedNumber,
    holder: parts.keys.nameMac(issuing.number, subject.name),
    occupation: occupation?.exact ?? certificate.occupation,
    occupationNumber: occupation?.number ?? null,
    direction,
    level: LEVEL_NAMES[level],
    issuer,
    on: issuing.on,
    minutes,
    hours: minutes === null || perHour === undefined ? null : formatHours(minutes, perHour),
    startedOn,
    completedOn,
  };
}

export interface Keeping {
  readonly certificate: AnyCertificate;
  readonly facts: SignedFacts;
  readonly subject: Subject;
  readonly actor: string;
}

const sealPlace = (certificate: AnyCertificate) => ({
  personId: certificate.personId,
  record: `certificate/${certificate.id}`,
  field: 'subject',
});

/** Signs and keeps the face before the number is given out; the first one kept stands, so a retry changes nothing. */
export async function keepFace({ deps, keys }: CertificatesParts, keeping: Keeping): Promise<void> {
  const { certificate, facts, subject, actor } = keeping;
  const { name, number } = subject;
  const ask = { service: 'certificates', tenant: certificate.tenant, purpose: 'certificate.issue', actor };
  const plain = new TextEncoder().encode(JSON.stringify({ name, number }));
  const sealed = await deps.identity.seal(ask, sealPlace(certificate), plain);
  const face: CertificateFace = { facts, ...keys.sign(facts), subject: Buffer.from(sealed).toString('base64') };
  await deps.documents.insertOne(FACES, { _id: certificate.id, tenant: certificate.tenant, ...face });
}

export async function findFace(
  { deps }: CertificatesParts,
  certificateId: string,
): Promise<CertificateFace | undefined> {
  const found = await deps.documents.findOne(FACES, { _id: certificateId });
  return found as (CertificateFace & typeof found) | undefined;
}

/** Full name and number as they were at issue. */
export async function openSubject(
  { deps }: CertificatesParts,
  certificate: AnyCertificate,
  face: CertificateFace & { actor: string; purpose: string },
): Promise<{ name: string; number: string }> {
  const ask = { service: 'certificates', tenant: certificate.tenant, purpose: face.purpose, actor: face.actor };
  const plain = await deps.identity.open(ask, sealPlace(certificate), Buffer.from(face.subject, 'base64'));
  return JSON.parse(new TextDecoder().decode(plain)) as { name: string; number: string };
}
