import { dateOf, isCalendarDate } from '../calendar/index.ts';
import type { CalendarDate } from '../calendar/index.ts';
import { accepted, refused } from '../refusal.ts';
import type { Outcome } from '../refusal.ts';
import { canonicalCode } from './text.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
const OLD_CENTURY = '19';

export type Gender = 'male' | 'female';

/** What an 18-character number says by itself. */
export interface NumberFacts {
  readonly birthDate: CalendarDate;
  readonly gender: Gender;
  /** First six digits: the division of first registration, kept for life even when abolished. Never checked against a list (B6 S34). */
  readonly area: string;
}

/** Who issues numbers beginning so: 1–7 citizens of the mainland, 81 82 83 residence permits of Hong Kong, Macau, Taiwan, 9 foreign permanent residents. */
export type NumberFamily = 'citizen' | 'hmtResidence' | 'foreignPermanent';

/** The ISO 7064 MOD 11-2 check character of the first 17 digits (GB 11643-1999, B6). */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECKS.charAt(sum % 11);
}

/** The family of a canonical 18-character number, or null when no issuer numbers so. */
export function numberFamily(number: string): NumberFamily | null {
  if (/^[1-7]/u.test(number)) return 'citizen';
  if (/^8[123]0000/u.test(number)) return 'hmtResidence';
  return number.startsWith('9') ? 'foreignPermanent' : null;
}

/**
 * Reads an 18-character number of whatever family into its canonical form (digits, upper-case X). `asOf` is today's business date.
 * Refuses, in this order: nothing written, a 15-digit number (new enrolments need the card in force, C4-3), not 18 characters, check character, birth date
 * that does not exist or is later than `asOf`. The number is never in the facts.
 */
export function parseCitizenId(raw: string, asOf: CalendarDate): Outcome<string> {
  const number = canonicalCode(raw);
  if (number === '') return refused('identity.citizen-id.missing');
  if (/^\d{15}$/u.test(number)) return refused('identity.citizen-id.fifteen-digit');
  if (!/^\d{17}[\dX]$/u.test(number) || numberFamily(number) === null) return refused('identity.citizen-id.format');
  if (checkCharacter(number) !== number.charAt(17)) return refused('identity.citizen-id.check-digit');
  const birth = birthText(number);
  if (!isCalendarDate(birth) || birth > asOf) return refused('identity.citizen-id.date');
  return accepted(number);
}

const birthText = (number: string) => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** Birth date, gender (odd sequence male, even female) and area of a canonical number. */
export function numberFacts(number: string): NumberFacts {
  const [year, month, day] = birthText(number).split('-').map(Number);
  return {
    birthDate: dateOf(year ?? 0, month ?? 0, day ?? 0),
    gender: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female',
    area: number.slice(0, 6),
  };
}

/**
 * The 18-character form of a 15-digit number of GB 11643-1989: century 19 inserted, check character appended. For old records only (C4-3);
 * null when it is no such number or its birth date does not exist.
 */
export function fromFifteenDigits(raw: string): string | null {
  const old = canonicalCode(raw);
  if (!/^[1-7]\d{14}$/u.test(old)) return null;
  const first17 = old.slice(0, 6) + OLD_CENTURY + old.slice(6);
  return isCalendarDate(birthText(first17)) ? first17 + checkCharacter(first17) : null;
}
