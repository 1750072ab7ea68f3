import { subsidyAmount } from '@peiyu/domain/policy/index.ts';
import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { traineeGroupOf } from '@peiyu/domain/values/index.ts';
import type { PersonFields, Purpose } from '@peiyu/kit/identity-port.ts';
import { inCatalogue } from '../catalogue/in-catalogue.ts';
import type { SubsidiesParts } from '../parts.ts';
import { subjectOf } from '../subject.ts';
import { findCertificate } from '../views/certificates.ts';
import { findCohort } from '../views/cohorts.ts';
import type { Claim, Lights } from './claim.ts';

/** The amount of a claim under a pack, for the day it was submitted; null while the table has no row (A9 Q18). */
export function priceOf(pack: CityPack, claim: Claim, on: string): number | null {
  try {
    return subsidyAmount(pack, subjectOf(claim), on);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'subsidies.claim.no-amount') return null;
    throw error;
  }
}

/**
 * Whether the person belongs to the groups of the city (H-III(6)). Enrolment has already asked for one of them; what may have
 * changed since is a pension. A group that identity does not know is therefore no red light.
 */
export function inGroup(pack: Pick<CityPack, 'target'>, person: PersonFields | undefined): boolean {
  if (person?.retired === true) return false;
  if (person?.group === undefined) return true;
  const group = pack.target.groups.find((open) => open === person.group) ?? traineeGroupOf(person.group);
  return group !== null && pack.target.groups.some((open) => open === group);
}

interface Case {
  readonly city: string;
  readonly claim: Claim;
  readonly pack: CityPack;
  readonly entitled: boolean;
  readonly amount: number | null;
  readonly ask: Purpose;
}

/** The five lights, each from the record that owns the fact (desks 3.3.9). */
export async function lightsOf(parts: SubsidiesParts, of: Case): Promise<Lights> {
  const { city, claim, pack, entitled, amount, ask } = of;
  const { documents, identity } = parts.deps;
  const [certificate, cohort, people] = await Promise.all([
    findCertificate(documents, claim.levelCertificateId),
    findCohort(documents, claim.cohortId),
    identity.disclose(ask, [claim.personId], ['group', 'retired']),
  ]);
  const subject = subjectOf(claim);
  return {
    catalogue:
      cohort !== undefined &&
      (await inCatalogue(parts, { city, orgId: cohort.orgId, subject, startsOn: cohort.startsOn })),
    group: inGroup(pack, people.get(claim.personId)),
    certificate: certificate !== undefined && certificate.revokedOn === null,
    duplicate: entitled,
    amount: amount !== null,
  };
}
