import { createHash } from 'node:crypto';

/** Numbers in [0, 1) that follow from a seed alone (mulberry32 over a hash of the seed). */
export function dice(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number between two, both included. */
export const between = (roll: () => number, [low, high]: readonly [number, number]): number =>
  low + Math.floor(roll() * (high - low + 1));

export const pick = <T>(roll: () => number, from: readonly T[]): T => {
  const chosen = from[Math.floor(roll() * from.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

/**
 * Command ids of one run: one per intention, by its name, so that every repetition of the same intention, also after a
 * kill, carries the same id. UUID version 7 with the machine time of the first asking.
 */
export class CommandIds {
  readonly #made = new Map<string, string>();
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  of(intention: string): string {
    const known = this.#made.get(intention);
    if (known !== undefined) return known;
    const bytes = createHash('sha256').update(`${this.#seed}|${intention}`).digest().subarray(0, 16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x70, 6);
    bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
    const id = parts.join('-');
    this.#made.set(intention, id);
    return id;
  }
}
