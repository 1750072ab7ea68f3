import { SheetError } from './sheet-error.ts';

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
const oldWorkbooks = [Buffer.from('Workbook', 'utf16le'), Buffer.from('Book', 'utf16le')];

const magics: readonly (readonly [string, string])[] = [
  ['25504446', 'PDF 文档'],
  ['526172211a07', 'RAR 压缩包'],
  ['377abcaf271c', '7z 压缩包'],
  ['1f8b', 'GZIP 压缩包'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['47494638', '图片'],
  ['424d', '图片'],
];

/** Text, whatever its encoding: no control bytes but tab and line ends in the first 4 KB. GBK bytes are all above 0x3F. */
const looksLikeText = (head: Buffer): boolean =>
  head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x1b);

const refuseOle = (bytes: Buffer): never => {
  if (bytes.includes(encryptedPackage)) throw new SheetError('password-protected');
  if (oldWorkbooks.some((name) => bytes.includes(name))) throw new SheetError('old-excel');
  throw new SheetError('not-a-spreadsheet', { found: '旧版 Office 文档' });
};

/**
 * Refuses by content, never by file name, everything that is not a ZIP archive: old Excel (.xls), password-protected
 * workbooks (an OLE container around an encrypted package), CSV or other text in any encoding, PDF, pictures, HTML saved as .xls.
 * @throws SheetError
 */
export const refuseUnlessZip = (bytes: Buffer): void => {
  if (bytes.length === 0) throw new SheetError('empty-file');
  if (bytes.subarray(0, 8).equals(ole)) refuseOle(bytes);
  const head = bytes.subarray(0, 4096);
  if (head.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'))) return;
  const start = head.toString('hex', 0, 8);
  if (start.startsWith('504b0506')) throw new SheetError('not-a-spreadsheet', { found: '空压缩包' });
  const known = magics.find(([magic]) => start.startsWith(magic));
  if (known) throw new SheetError('not-a-spreadsheet', { found: known[1] });
  if (/^(\uFEFF|ï»¿)?\s*<(!|\?xml|html)/i.test(head.toString('latin1', 0, 200))) {
    throw new SheetError('not-a-spreadsheet', { found: '网页或 XML 文本' });
  }
  const utf16 = start.startsWith('fffe') || start.startsWith('feff');
  if (utf16 || looksLikeText(head)) throw new SheetError('csv');
  throw new SheetError('not-a-spreadsheet', { found: '未知格式' });
};
