import type { IdentityDocument } from '@peiyu/domain/values/index.ts';

/** What is kept of a person, in canonical form (C1b 报名信息). Every field is sealed by itself. */
export interface PersonFacts {
  readonly name: string;
  readonly documentType: IdentityDocument['type'];
  readonly number: string;
  readonly gender?: string;
  readonly birthDate?: string;
  readonly phone?: string;
  readonly education?: string;
  readonly major?: string;
  readonly graduation?: string;
  readonly employer?: string;
  readonly employerCode?: string;
  readonly title?: string;
  readonly workYears?: number;
  readonly group?: string;
  readonly retired?: boolean;
  readonly county?: string;
}
export type FactField = keyof PersonFacts;

/** The fields of `next` that are stated and differ from what is held; what a later sheet leaves blank stays as it was. */
export function changedFacts(held: PersonFacts, next: PersonFacts): Partial<PersonFacts> {
  const changed = Object.entries(next).filter(
    ([field, value]) => value !== undefined && held[field as FactField] !== value,
  );
  return Object.fromEntries(changed);
}
