const stars = (count: number) => '*'.repeat(Math.max(count, 0));

/** 张*: the first character alone, whatever the length, so that the length tells nothing (B7). */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;

/** 371002********0006: first six and last four of an 18-character number; of shorter numbers the first two and last two (B7). */
export function maskIdentityNumber(number: string): string {
  const [head, tail] = number.length >= 15 ? [6, 4] : [2, 2];
  return number.length <= head + tail
    ? stars(number.length)
    : number.slice(0, head) + stars(number.length - head - tail) + number.slice(-tail);
}

/** 138****0000 (B7). */
export const maskPhone = (phone: string): string =>
  phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : stars(phone.length);

/** Bank account: last four only (B7). */
export const maskAccount = (account: string): string => `****${account.length >= 8 ? account.slice(-4) : ''}`;
