import { describe, expect, it } from 'vitest';
import { readGrid } from './grid.ts';
import { rawEntries, rawWorkbook, rawZip, textRow } from './raw-workbook.fixture.ts';
import { readSheet } from './read-sheet.ts';
import { readSheetInWorker } from './read-in-worker.ts';
import { SheetError, type SheetProblem } from './sheet-error.ts';

const headings = { name: ['姓名'], idNumber: ['证件号码', '身份证号'] } as const;
const good = [textRow(1, ['姓名', '证件号码']), textRow(2, ['甲', '1'])].join('');
const read = (bytes: Uint8Array) => readSheet(bytes, { headings, required: ['name', 'idNumber'] });

const problemOf = async (work: Promise<unknown>): Promise<SheetError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SheetError);
  return error as SheetError;
};

const ole = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(64),
  ]);

const notSheets: readonly (readonly [string, Buffer, SheetProblem])[] = [
  ['nothing', Buffer.alloc(0), 'empty-file'],
  ['CSV in UTF-8 under an .xlsx name', Buffer.from('\uFEFF姓名,证件号码\r\n甲,1\r\n'), 'csv'],
  ['CSV in GBK', Buffer.from('d0d5c3fb2cd6a4bcfebac5c2eb0d0abcd72c310d0a', 'hex'), 'csv'],
  ['CSV in UTF-16', Buffer.from('\uFEFF姓名\t证件号码\r\n', 'utf16le'), 'csv'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-a-spreadsheet'],
  ['a web page saved as .xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'not-a-spreadsheet'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-spreadsheet'],
  ['noise', Buffer.from('00010203ff00fe00', 'hex'), 'not-a-spreadsheet'],
  ['old Excel', ole('Workbook'), 'old-excel'],
  ['a password-protected workbook', ole('EncryptedPackage'), 'password-protected'],
  ['an old Word document', ole('WordDocument'), 'not-a-spreadsheet'],
  ['an archive without a workbook', rawZip([{ name: 'a.txt', body: 'a' }]), 'not-a-spreadsheet'],
  ['a Word document', rawZip([{ name: 'word/document.xml', body: '<w/>' }]), 'not-a-spreadsheet'],
  ['an empty archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'not-a-spreadsheet'],
  ['a file cut off in the middle', rawWorkbook({ sheets: [{ name: 'a', rows: good }] }).subarray(0, 700), 'damaged'],
];

describe('what is no readable workbook', () => {
  it.each(notSheets)('%s is refused with a sentence that says what to do', async (_, bytes, problem) => {
    const error = await problemOf(read(bytes));
    expect(error.problem).toBe(problem);
    expect(error.kind).toBe('invalid');
    expect(error.sentence).toMatch(/请/);
    expect(error.sentence).not.toMatch(/[{}—]/);
  });

  it('a workbook without visible sheets, content, header, needed columns or rows says which', async () => {
    const book = (rows: string, state?: string) =>
      rawWorkbook({ sheets: [{ name: 'a', rows, ...(state && { state }) }] });
    expect((await problemOf(read(book(good, 'veryHidden')))).problem).toBe('no-visible-sheet');
    expect((await problemOf(read(book('')))).problem).toBe('empty');
    expect((await problemOf(read(book(textRow(1, ['  ', '\u3000']))))).problem).toBe('empty');
    const headless = await problemOf(read(book([textRow(1, ['甲', '1']), textRow(2, ['乙', '2'])].join(''))));
    expect([headless.problem, headless.sentence]).toEqual(['no-header', expect.stringContaining('姓名、证件号码')]);
    const partly = book(textRow(1, ['姓名', '性别']) + textRow(2, ['甲', '男']));
    const three = { name: ['姓名'], gender: ['性别'], phone: ['手机号码'] };
    const missing = await problemOf(readSheet(partly, { headings: three, required: ['name', 'phone'] }));
    expect([missing.problem, missing.sentence]).toEqual(['missing-columns', expect.stringContaining('手机号码')]);
    expect((await problemOf(read(book(textRow(1, ['姓名', '证件号码']))))).problem).toBe('no-rows');
  });

  it('a header that stands below the twentieth row is not guessed', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => textRow(at + 1, ['说明'])).join('');
    const error = await problemOf(
      read(rawWorkbook({ sheets: [{ name: 'a', rows: rows + textRow(21, ['姓名', '证件号码']) }] })),
    );
    expect(error.problem).toBe('no-header');
  });
});

describe('archives built to hurt (H39, H40)', () => {
  const entries = rawEntries({ sheets: [{ name: 'a', rows: good }] });

  it('a bomb is refused by its declared ratio before a byte of it is inflated', async () => {
    const bomb = { name: 'xl/media/zero.bin', body: Buffer.alloc(60_000_000) };
    const file = rawZip([...entries, bomb]);
    const before = process.memoryUsage().rss;
    expect((await problemOf(read(file))).problem).toBe('unsafe-archive');
    expect(process.memoryUsage().rss - before).toBeLessThan(30_000_000);
  });

  it('a part that lies about its size is stopped at the size it declared', async () => {
    const rows = textRow(1, ['姓名', '证件号码']) + textRow(2, ['甲'.repeat(30_000), '1']);
    const [sheet] = rawEntries({ sheets: [{ name: 'a', rows }] }).slice(-1);
    const lying = rawZip([...entries.slice(0, -1), { ...sheet!, declare: 200 }]);
    expect((await problemOf(read(lying))).problem).toBe('unsafe-archive');
    const silent = rawZip([...entries.slice(0, -1), { ...sheet!, declare: 0 }]);
    expect((await problemOf(read(silent))).problem).toBe('unsafe-archive');
  });

  it('the byte budget covers all parts together', async () => {
    const filler = Array.from({ length: 200_000 }, (_, at) => `<si><t>${at * 7919}</t></si>`).join('');
    const file = rawWorkbook({ sheets: [{ name: 'a', rows: good }], sharedStrings: `<sst>${filler}</sst>` });
    const limits = { maxUnzippedBytes: 1_000_000 };
    expect((await problemOf(readSheet(file, { headings, limits }))).problem).toBe('too-large-unzipped');
    expect((await problemOf(readSheet(file, { headings, limits: { maxFileBytes: 1000 } }))).problem).toBe(
      'file-too-large',
    );
    expect((await read(file)).rows).toHaveLength(1);
  });

  it('too many entries, a name twice, a wrong checksum and an encrypted entry are refused', async () => {
    const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `x${at}`, body: '' }));
    expect((await problemOf(read(rawZip([...entries, ...many])))).problem).toBe('unsafe-archive');
    expect((await problemOf(read(rawZip([...entries, ...entries.slice(-1)])))).problem).toBe('unsafe-archive');
    const [sheet] = entries.slice(-1);
    expect((await problemOf(read(rawZip([...entries.slice(0, -1), { ...sheet!, crc: 1 }])))).problem).toBe('damaged');
    const locked = rawZip([...entries.slice(0, -1), { ...sheet!, encrypted: true }]);
    expect((await problemOf(read(locked))).problem).toBe('password-protected');
  });

  it('200,000 rows are refused quickly, with their number, in little memory', async () => {
    const line = (at: number) =>
      textRow(at, ['甲', `37100219900101${at}`, '威海北洋软件有限公司', '软件工程', `${(at * 7919) % 1000}`]);
    const rows = Array.from({ length: 200_000 }, (_, at) => line(at + 2)).join('');
    const sheet = `<worksheet><dimension ref="A1:E200001"/><sheetData>${textRow(1, ['姓名', '证件号码'])}${rows}</sheetData></worksheet>`;
    const file = rawWorkbook({ sheets: [{ name: 'a', rows: sheet }] });
    const before = process.memoryUsage().rss;
    const began = performance.now();
    const error = await problemOf(read(file));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    expect([error.problem, error.facts]).toEqual(['too-many-rows', { rows: 200_001, limit: 20_000 }]);
  });

  it('a million empty rows and cells far to the right cost nothing', async () => {
    const blank = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`).join(
      '',
    );
    const far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>';
    const table = await read(rawWorkbook({ sheets: [{ name: 'a', rows: good + blank + far }] }));
    expect(table.rows).toHaveLength(1);
    const wide = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="XFD2"><v>3</v></c></row>';
    const grid = await readGrid(
      rawWorkbook({ sheets: [{ name: 'a', rows: textRow(1, ['姓名', '证件号码']) + wide }] }),
    );
    expect(grid.rows[1]?.cells).toHaveLength(2);
  });

  it('macros, links, entities and foreign declarations are values only', async () => {
    const rows =
      textRow(1, ['姓名', '证件号码']) +
      '<row r="2"><c t="str"><f>cmd|\' /C calc\'!A0</f><v>甲</v></c><c t="inlineStr"><is><t>&x;</t></is></c></row>';
    const sheet = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${rows}</sheetData></worksheet>`;
    const more = [
      { name: 'xl/vbaProject.bin', body: 'x' },
      { name: 'xl/externalLinks/externalLink1.xml', body: '<a/>' },
      { name: '../../etc/cron.d/x', body: 'x' },
    ];
    const table = await read(
      rawWorkbook({
        sheets: [{ name: 'a', rows: sheet }],
        more,
      }),
    );
    expect(table.ignored).toEqual(['macros', 'external-links']);
    expect(table.rows[0]?.cells.name).toEqual({ kind: 'text', text: '甲', formula: true });
    expect(table.rows[0]?.cells.idNumber?.text).toBe('&x;');
  });

  it('headings named like object internals leave prototypes alone (H29)', async () => {
    const rows = textRow(1, ['姓名', '证件号码', '__proto__', 'constructor']) + textRow(2, ['甲', '1', 'x', 'y']);
    const table = await read(rawWorkbook({ sheets: [{ name: '__proto__', rows }] }));
    expect(table.header.unknown.map((column) => column.heading)).toEqual(['__proto__', 'constructor']);
    expect(Object.keys(table.rows[0]!.cells)).toEqual(['name', 'idNumber']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('lone surrogates, in the bytes or escaped, become well-formed text (H31)', async () => {
    const table = await read(
      rawWorkbook({
        sheets: [{ name: 'a', rows: textRow(1, ['姓名', '证件号码']) + textRow(2, ['甲_xD800_', '&#xDC00;1']) }],
      }),
    );
    expect(table.rows[0]?.cells.name?.text).toBe('甲\uFFFD');
    expect(table.rows[0]?.cells.idNumber?.text.isWellFormed()).toBe(true);
  });
});

describe('reading in a bounded thread', () => {
  it('gives the same table and the same refusals', async () => {
    const file = rawWorkbook({ sheets: [{ name: 'a', rows: good }] });
    expect(await readSheetInWorker(file, { headings })).toEqual(await readSheet(file, { headings }));
    const error = await problemOf(readSheetInWorker(ole('EncryptedPackage'), { headings }));
    expect(error.problem).toBe('password-protected');
  });

  it('gives up when time or memory runs out', async () => {
    const rows = Array.from({ length: 15_000 }, (_, at) =>
      textRow(
        at + 2,
        Array.from({ length: 30 }, (__, c) => `文本${at * c}`),
      ),
    ).join('');
    const file = rawWorkbook({ sheets: [{ name: 'a', rows: textRow(1, ['姓名', '证件号码']) + rows }] });
    const late = await problemOf(readSheetInWorker(file, { headings }, { timeoutMs: 300 }));
    expect([late.problem, late.facts['why']]).toEqual(['read-failed', 'time']);
    const heavy = await problemOf(readSheetInWorker(file, { headings }, { memoryMb: 24 }));
    expect([heavy.problem, heavy.facts['why']]).toEqual(['read-failed', 'memory']);
  });
});
