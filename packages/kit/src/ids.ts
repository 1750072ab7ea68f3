import { createHash, randomBytes } from 'node:crypto';

/** Source of randomness, injected so that tests and the simulator are repeatable. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** In [0, 1). */
  next(): number;
}

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  next: () => Math.random(),
};

/** UUID version 7 (RFC 9562): 48 bits of machine time in milliseconds, then random bits. */
export function uuidv7(now: number, random: Random): string {
  const bytes = random.bytes(16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The machine time inside a version 7 UUID, in milliseconds; undefined when it is none. */
export function timeOfUuid(id: string): number | undefined {
  return UUID_V7.test(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined;
}

/** A deterministic id of 128 bits from its parts: the same parts give the same id, and it tells nothing of them. */
export function derivedId(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
