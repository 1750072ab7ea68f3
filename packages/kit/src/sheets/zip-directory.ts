import type { SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';

/** One entry of the archive as its central directory declares it; nothing has been inflated yet. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated' | 'other';
  readonly encrypted: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly crc32: number;
  readonly headerOffset: number;
}

const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
};
const sentinel32 = 0xffffffff;
const bigEntry = 4 * 1024 * 1024;

const damaged = (cause?: unknown): SheetError => new SheetError('damaged', {}, { cause });

const uint64 = (bytes: Buffer, at: number): number => {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
  return Number(value);
};

/** The ZIP64 extra field holds, in this order, only those numbers whose 32-bit place holds the sentinel. */
const widen = (extra: Buffer, narrow: readonly number[]): number[] => {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return narrow.map((value) => {
    if (value !== sentinel32) return value;
    const wide = uint64(extra, at);
    at += 8;
    return wide;
  });
};

const findEnd = (bytes: Buffer): { count: number; offset: number } => {
  let at = bytes.length - 22;
  while (at >= 0 && at >= bytes.length - 65_557 && bytes.readUInt32LE(at) !== signatures.end) at -= 1;
  if (at < 0 || bytes.readUInt32LE(at) !== signatures.end) throw damaged();
  const count = bytes.readUInt16LE(at + 10);
  const offset = bytes.readUInt32LE(at + 16);
  if (count !== 0xffff && offset !== sentinel32) return { count, offset };
  if (bytes.readUInt32LE(at - 20) !== signatures.locator64) throw damaged();
  const wide = uint64(bytes, at - 12);
  if (bytes.readUInt32LE(wide) !== signatures.end64) throw damaged();
  return { count: uint64(bytes, wide + 32), offset: uint64(bytes, wide + 48) };
};

const readEntry = (bytes: Buffer, at: number): { entry: ZipEntry; next: number } => {
  if (bytes.readUInt32LE(at) !== signatures.central) throw damaged();
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const method = bytes.readUInt16LE(at + 10);
  const narrow = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  const [size = 0, packedBytes = 0, headerOffset = 0] = narrow.includes(sentinel32)
    ? widen(bytes.subarray(nameEnd, extraEnd), narrow)
    : narrow;
  return {
    entry: {
      name: bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
      method: method === 0 ? 'stored' : method === 8 ? 'deflated' : 'other',
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packedBytes,
      bytes: size,
      crc32: bytes.readUInt32LE(at + 16),
      headerOffset,
    },
    next: extraEnd + bytes.readUInt16LE(at + 32),
  };
};

/** Where an entry's packed bytes stand in the file. */
export const packedBytesOf = (bytes: Buffer, entry: ZipEntry): Buffer => {
  try {
    if (bytes.readUInt32LE(entry.headerOffset) !== signatures.local) throw damaged();
    const header = entry.headerOffset;
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    if (start + entry.packedBytes > bytes.length) throw damaged();
    return bytes.subarray(start, start + entry.packedBytes);
  } catch (error) {
    throw error instanceof SheetError ? error : damaged(error);
  }
};

const refuseTricks = (entries: readonly ZipEntry[], limits: SheetLimits): void => {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  const starts = new Set(entries.map((entry) => entry.headerOffset));
  if (names.size !== entries.length || starts.size !== entries.length) throw new SheetError('unsafe-archive');
  for (const entry of entries) {
    const bomb = entry.bytes > bigEntry && entry.bytes > entry.packedBytes * limits.maxRatio;
    const silent = entry.bytes === 0 && entry.packedBytes > 2;
    if (bomb || silent) throw new SheetError('unsafe-archive');
  }
};

/**
 * The archive's entries by lower-case name (part names ignore case). Nothing is inflated.
 * @throws SheetError for a cut file, more entries than allowed, a name or a body used twice, or a ratio only a bomb has
 */
export const readZipDirectory = (bytes: Buffer, limits: SheetLimits): ReadonlyMap<string, ZipEntry> => {
  const entries: ZipEntry[] = [];
  try {
    const { count, offset } = findEnd(bytes);
    if (count > limits.maxEntries) throw new SheetError('unsafe-archive');
    for (let at = offset; entries.length < count;) {
      const { entry, next } = readEntry(bytes, at);
      entries.push(entry);
      at = next;
    }
  } catch (error) {
    throw error instanceof SheetError ? error : damaged(error);
  }
  refuseTricks(entries, limits);
  return new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
};
