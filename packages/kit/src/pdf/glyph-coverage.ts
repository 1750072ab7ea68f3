import { closeSync, openSync, readSync } from 'node:fs';
import { fontFiles } from './fonts.ts';

/** Ranges of code points a font draws, ascending: first, last, first, last… */
type Ranges = readonly number[];

const readAt = (file: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, offset);
  return bytes;
};

/** Segmented coverage (cmap format 12): groups of first, last, glyph. */
const groupsOf = (table: Buffer): Ranges => {
  const count = table.readUInt32BE(12);
  return Array.from({ length: count }, (_, at) => [
    table.readUInt32BE(16 + at * 12),
    table.readUInt32BE(20 + at * 12),
  ]).flat();
};

/** The font's character map; only its format 12 subtable, which every font with characters beyond plane 0 has. */
const readRanges = (path: string): Ranges => {
  const file = openSync(path, 'r');
  try {
    const tables = readAt(file, 12, readAt(file, 4, 2).readUInt16BE(0) * 16);
    const at = tables.indexOf('cmap', 0, 'latin1');
    const [offset, length] = [tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)];
    const cmap = readAt(file, offset, length);
    const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
    const wide = subtables.find((start) => cmap.readUInt16BE(start) === 12);
    if (wide === undefined) throw new Error(`no character map of format 12 in ${path}`);
    return groupsOf(cmap.subarray(wide));
  } finally {
    closeSync(file);
  }
};

const covers = (ranges: Ranges, codePoint: number): boolean => {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (ranges[middle * 2] ?? 0)) high = middle - 1;
    else if (codePoint > (ranges[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
};

/** Tells which characters of a text would come out blank. */
export type UncoveredCharacters = (text: string) => readonly string[];

/**
 * Reads what the certificate fonts can draw (all of GB 18030's common planes; few characters of Extension B and beyond).
 * A character counts as covered only if both weights have it; each uncovered one is listed once. To be asked before a
 * certificate is issued: a name with a blank in it must not leave the house (B6).
 */
export const readGlyphCoverage = (): UncoveredCharacters => {
  const fonts = fontFiles.map(readRanges);
  return (text) =>
    [...new Set(Array.from(text))].filter((character) =>
      fonts.some((ranges) => !covers(ranges, character.codePointAt(0) ?? 0)),
    );
};
