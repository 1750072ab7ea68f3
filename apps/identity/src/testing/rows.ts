import { checkCharacter } from '@peiyu/domain/values/index.ts';
import type { AdmitRow } from '@peiyu/kit/identity-port.ts';

/** A number that belongs to nobody: sequence 000 (women), never assigned; the day tells one from another. */
export function syntheticNumber(serial: number): string {
  const year = 1970 + (serial % 30);
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor(serial / 30))).toISOString().slice(5, 10).replace('-', '');
  const first = `371002${year}${day}000`;
  return first + checkCharacter(first);
}

export const syntheticPhone = (serial: number): string => `199${String(serial).padStart(8, '0')}`;

/** A row in order; `serial` makes its number and phone. */
export const rowOf = (serial: number, rest: Partial<AdmitRow> = {}): AdmitRow => ({
  row: serial,
  name: '学员甲',
  number: syntheticNumber(serial),
  phone: syntheticPhone(serial),
  education: '大学本科',
  group: '在岗职工',
  ...rest,
});
