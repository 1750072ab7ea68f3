import { Refusal } from '@peiyu/domain/refusal.ts';
import { longestPassword } from '@peiyu/kit/crypto/index.ts';
import { usernameKey } from './credentials.ts';

/** Characters; B7 [P]. */
const SHORTEST_PASSWORD = 10;
const COMMON = ['password', 'qwerty', 'admin', 'abc123', 'iloveyou', 'woaini', '123456', '888888', '666666', 'peiyu'];

/** Refuses a password that is short, repeats few characters, is little more than a common one, or contains the username. */
export function assertPassword(password: string, username: string): void {
  const text = password.normalize('NFKC');
  const lower = text.toLowerCase();
  const rest = COMMON.reduce((left, common) => left.replaceAll(common, ''), lower);
  const name = usernameKey(username);
  const long = [...text].length >= SHORTEST_PASSWORD && Buffer.byteLength(text) <= longestPassword;
  const varied = new Set(text).size >= 5 && [...rest].length >= 4 && !isRun(lower);
  if (!long || !varied || (name.length >= 4 && lower.includes(name))) {
    throw new Refusal('identity.account.password', { length: SHORTEST_PASSWORD });
  }
}

/** 0123456789, abcdefghij and the like, up or down. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const even = steps.filter((step) => Math.abs(step) === 1 || step === 0 || step === -9);
  return even.length >= steps.length - 1;
}
