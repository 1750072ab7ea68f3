import * as z from 'zod';

/** A division code 行政区划代码 of GB/T 2260, six digits; also the name of a tenant. */
export const DivisionCode = z.string().regex(/^\d{6}$/u, '行政区划代码应为 6 位数字');
export type DivisionCode = z.infer<typeof DivisionCode>;

/** The ministry as a place: listings of the national catalogue stand here (architecture 8). */
export const MINISTRY: DivisionCode = '000000';

export type DivisionKind = 'ministry' | 'province' | 'city' | 'county';

/** What kind of place a code is, by its zeros. */
export function divisionKind(code: DivisionCode): DivisionKind {
  if (code === MINISTRY) return 'ministry';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

export const provinceOf = (code: DivisionCode): DivisionCode => `${code.slice(0, 2)}0000`;

/** The city a county belongs to; a city is its own. */
export const cityOf = (code: DivisionCode): DivisionCode => `${code.slice(0, 4)}00`;

/** True when `place` is `within` or lies under it: every place is under the ministry, a city under its province. */
export function isWithin(place: DivisionCode, within: DivisionCode): boolean {
  const prefix = within.replace(/(?:00)+$/u, '');
  return place.startsWith(prefix);
}
