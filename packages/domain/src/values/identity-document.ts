import * as z from 'zod';
import type { CalendarDate } from '../calendar/index.ts';
import { accepted, refused } from '../refusal.ts';
import type { Outcome } from '../refusal.ts';
import { numberFacts, numberFamily, parseCitizenId } from './citizen-id.ts';
import type { Gender } from './citizen-id.ts';
import { canonicalCode, wordKey } from './text.ts';

/** The five kinds of identity document (B6, C3 privacy.identityTypes). */
export const IdentityType = z.enum([
  'residentId',
  'hmtResidencePermit',
  'foreignPermanentResidentCard',
  'passport',
  'foreignWorkPermit',
]);
export type IdentityType = z.infer<typeof IdentityType>;

/** Chinese name of each kind. */
export const IDENTITY_TYPE_NAMES: Readonly<Record<IdentityType, string>> = {
  residentId: '居民身份证',
  hmtResidencePermit: '港澳台居民居住证',
  foreignPermanentResidentCard: '外国人永久居留身份证',
  passport: '护照',
  foreignWorkPermit: '外国人工作许可证',
};

const OTHER_WORDS: Readonly<Record<string, IdentityType>> = {
  身份证: 'residentId',
  二代身份证: 'residentId',
  中华人民共和国居民身份证: 'residentId',
  港澳居民居住证: 'hmtResidencePermit',
  台湾居民居住证: 'hmtResidencePermit',
  外国人永久居留证: 'foreignPermanentResidentCard',
  外国护照: 'passport',
};

const NUMBERED = {
  citizen: 'residentId',
  hmtResidence: 'hmtResidencePermit',
  foreignPermanent: 'foreignPermanentResidentCard',
} as const;

/** A document as it is stored and matched. Birth date and gender are null where the number does not carry them. */
export interface IdentityDocument {
  readonly type: IdentityType;
  readonly number: string;
  readonly birthDate: CalendarDate | null;
  readonly gender: Gender | null;
}

/** The kind a sheet's word means; null for a word not known. */
export function identityTypeOf(word: string): IdentityType | null {
  const key = wordKey(word);
  const known = IdentityType.options.find((type) => IDENTITY_TYPE_NAMES[type] === key);
  return known ?? (Object.hasOwn(OTHER_WORDS, key) ? (OTHER_WORDS[key] ?? null) : null);
}

/** Reads the number of a document of a given kind; `asOf` is today's business date. Refuses a number that belongs to another kind and says which. */
export function parseIdentityDocument(type: IdentityType, raw: string, asOf: CalendarDate): Outcome<IdentityDocument> {
  const number = canonicalCode(raw);
  if (number === '') return refused('identity.citizen-id.missing');
  // Cards issued before December 2023 carry three letters and twelve digits; both forms are live (B6 S31).
  if (type === 'foreignPermanentResidentCard' && /^[A-Z]{3}\d{12}$/u.test(number)) return accepted(plain(type, number));
  if (type === 'passport') return /^[A-Z0-9]{5,20}$/u.test(number) ? accepted(plain(type, number)) : wrongForm(type);
  if (type === 'foreignWorkPermit')
    return /^[A-Z0-9]{6,20}$/u.test(number) ? accepted(plain(type, number)) : wrongForm(type);
  const read = parseCitizenId(number, asOf);
  if (!read.ok) return read;
  const family = numberFamily(read.value);
  const actual = family && NUMBERED[family];
  if (actual !== type)
    return refused('identity.document.type-mismatch', { type: actual && IDENTITY_TYPE_NAMES[actual] });
  const { birthDate, gender } = numberFacts(read.value);
  return accepted({ type, number: read.value, birthDate, gender });
}

const plain = (type: IdentityType, number: string): IdentityDocument => ({
  type,
  number,
  birthDate: null,
  gender: null,
});
const wrongForm = (type: IdentityType) => refused('identity.document.format', { type: IDENTITY_TYPE_NAMES[type] });

/** The key under which a document is unique: kind and canonical number. Personal data: only a keyed hash of it leaves memory. */
export const documentKey = (document: Pick<IdentityDocument, 'type' | 'number'>): string =>
  `${document.type}|${document.number}`;
