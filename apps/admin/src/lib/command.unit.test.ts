import { Uuid7, uuid7Millis } from '@peiyu/domain/values/uuid.ts';
import { describe, expect, it } from 'vitest';
import { newCommandId } from './command.ts';

const at = (now: number, fill: number) => ({
  clock: { now: () => now },
  random: { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(fill) },
});

describe('a command id', () => {
  it.each([0, 1, 0x00_ff_ff_ff_ff, 0x01_00_00_00_00, 1_795_000_000_123, 2 ** 48 - 1])(
    'is a UUID version 7 that says its machine time: %d',
    (now) => {
      for (const fill of [0x00, 0x5a, 0xff]) {
        const id = newCommandId(at(now, fill));
        expect(Uuid7.safeParse(id).success).toBe(true);
        expect(uuid7Millis(id)).toBe(now);
      }
    },
  );

  it('differs every time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newCommandId())).size).toBe(1000);
  });
});
