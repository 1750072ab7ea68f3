import { accepted, refused } from '../refusal.ts';
import type { Outcome } from '../refusal.ts';
import { canonicalCode } from './text.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** The MOD 31 check character of the first 17 (GB 32100-2015, B6). */
export function usccCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce<number>(
    (total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)),
    0,
  );
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Reads a 统一社会信用代码 into canonical form: 18 characters, none of I O Z S V, right check character; else `identity.uscc.check`. */
export function parseUscc(raw: string): Outcome<string> {
  const code = canonicalCode(raw);
  const wellFormed = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(code);
  return wellFormed && usccCheckCharacter(code) === code.charAt(17) ? accepted(code) : refused('identity.uscc.check');
}
