import * as z from 'zod';

/** An amount in fen (分), a whole number from 0. Money is never kept otherwise. */
export const Fen = z.int().min(0);
export type Fen = z.infer<typeof Fen>;

/** 元 with two decimals: 150000 → 「1,500.00」, or 「1500.00」 without separators (a spreadsheet cell). Throws RangeError for what is no whole number of fen. */
export function formatYuan(fen: Fen, options: { thousands?: boolean } = {}): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('not a whole number of fen');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2);
  const whole = options.thousands === false ? yuan : yuan.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** Reads 「1,500.00」, 「1500」 or 「1500.5 元」 into fen; null for anything finer than a fen, negative, or no number. */
export function parseYuan(raw: string): Fen | null {
  const found = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?元?$/u.exec(
    raw.normalize('NFKC').replaceAll(/[\s¥￥]/gu, ''),
  );
  if (!found) return null;
  const fen = Number(`${(found[1] ?? '').replaceAll(',', '')}${(found[2] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(fen) ? fen : null;
}

/** The sum of amounts; throws RangeError rather than lose a fen beyond 2^53. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const fen of amounts) total += fen;
  if (!Number.isSafeInteger(total)) throw new RangeError('sum beyond whole fen');
  return total;
}
