import { expect, it } from 'vitest';
import { momentText } from './dates.ts';

it.each([
  ['2026-05-22T16:05:00.000Z', '2026年5月23日 00:05'],
  ['2026-05-22T06:00:00.000Z', '2026年5月22日 14:00'],
  ['2025-12-31T15:59:59.000Z', '2025年12月31日 23:59'],
])('shows %s in Asia/Shanghai', (iso, text) => {
  expect(momentText(iso)).toBe(text);
});
