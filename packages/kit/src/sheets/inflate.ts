import { crc32, createInflateRaw } from 'node:zlib';
import type { SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';
import { packedBytesOf, type ZipEntry } from './zip-directory.ts';

/** Bytes that may still be inflated from one workbook; shared by all its parts. */
export interface ByteBudget {
  left: number;
}

export interface InflateRequest {
  readonly file: Buffer;
  readonly entry: ZipEntry;
  readonly limits: SheetLimits;
  readonly budget: ByteBudget;
  /** Sees each piece as it is inflated and may throw to stop at once. */
  readonly watch?: (piece: Buffer) => void;
}

async function* piecesOf(packed: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method === 'stored') {
    yield packed;
    return;
  }
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 });
  inflater.end(packed);
  yield* inflater as AsyncIterable<Buffer>;
}

/**
 * The whole of one entry. It stops at the declared size or the budget, whichever is smaller, so a lying size cannot hurt.
 * @throws SheetError too-large-unzipped, password-protected, damaged; or whatever `watch` throws
 */
export const inflateEntry = async (request: InflateRequest): Promise<Buffer> => {
  const { file, entry, limits, budget } = request;
  if (entry.encrypted) throw new SheetError('password-protected');
  if (entry.method === 'other') throw new SheetError('damaged');
  const pieces: Buffer[] = [];
  let size = 0;
  let sum = 0;
  try {
    for await (const piece of piecesOf(packedBytesOf(file, entry), entry)) {
      size += piece.length;
      budget.left -= piece.length;
      if (size > entry.bytes) throw new SheetError('unsafe-archive');
      request.watch?.(piece);
      if (budget.left < 0) {
        throw new SheetError('too-large-unzipped', {
          megabytes: Math.floor(limits.maxUnzippedBytes / 1_048_576),
        });
      }
      sum = crc32(piece, sum);
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('damaged', {}, { cause: error });
  }
  if (size !== entry.bytes || sum !== entry.crc32) throw new SheetError('damaged');
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
};
