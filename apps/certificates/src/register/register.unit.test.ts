import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certificateNumber } from './certificate-number.ts';
import type { Register } from './register.ts';
import { evolveRegister, reserveNumbers } from './register.ts';

it('gives every batch its own consecutive range, without gap or repeat, whatever is asked again (seeded)', () => {
  const wish = fc.record({
    batchId: fc.integer({ min: 0, max: 12 }).map((at) => `b${at}`),
    count: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      let state: Register | undefined;
      const first = new Map<string, string>();
      for (const one of wishes) {
        for (const event of reserveNumbers(state, one)) state = evolveRegister(state, event);
        const range = JSON.stringify(state?.ranges[one.batchId]);
        expect(first.get(one.batchId) ?? range).toBe(range);
        first.set(one.batchId, range);
      }
      const taken = Object.values(state?.ranges ?? {}).flatMap(({ from, count }) =>
        Array.from({ length: count }, (_, at) => from + at),
      );
      expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: state?.last ?? 0 }, (_, at) => at + 1));
    }),
    { seed: 18, verbose: true },
  );
});

it('writes numbers of one width, and wider ones when the width runs out', () => {
  expect(certificateNumber({ kind: 'training', year: 2026, issuer: 1, place: 12 })).toBe('PX2026-001-00012');
  expect(certificateNumber({ kind: 'level', year: 2027, issuer: 1234, place: 123_456 })).toBe('DJ2027-1234-123456');
});
