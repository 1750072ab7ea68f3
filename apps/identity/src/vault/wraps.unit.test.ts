import { describe, expect, it } from 'vitest';
import { wrapFor } from './wraps.ts';

describe('whose wrap of a key a place may use', () => {
  it.each([
    [['371000'], '371000', '371000'],
    [['371000'], '371700', undefined],
    [['371000', '371700'], '371700', '371700'],
    [['371000'], '370000', '371000'],
    [['371000'], '000000', '371000'],
    [['370000'], '371000', '370000'],
    [['440300'], '370000', undefined],
    [[], '000000', undefined],
  ])('%j asked from %s', (tenants, asking, expected) => {
    expect(wrapFor(tenants, asking)).toBe(expected);
  });
});
