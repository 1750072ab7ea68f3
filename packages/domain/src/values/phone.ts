import { accepted, refused } from '../refusal.ts';
import type { Outcome } from '../refusal.ts';
import { canonicalCode } from './text.ts';

/** Reads a mainland mobile number into its 11 digits; spaces, hyphens and +86 fall away. A number cell is read as it stands: 11 digits survive it. */
export function parsePhone(raw: string | number): Outcome<string> {
  const digits = canonicalCode(String(raw))
    .replaceAll('-', '')
    .replace(/^(?:\+86|0086)/u, '');
  return /^1[3-9]\d{9}$/u.test(digits) ? accepted(digits) : refused('identity.phone.invalid');
}
