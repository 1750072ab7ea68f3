import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { LevelCertificateFacts, TrainingCertificateFacts } from './certificates.ts';
import { qrSvg } from './qr.ts';
import { createPdfRenderer } from './renderer.ts';
import { createTypst, PdfError } from './typst.ts';

const common = {
  number: 'PX371000-2026-00012',
  name: '买合木提·阿卜杜热合曼',
  documentNumber: '371099********771X',
  programme: '数字技术工程师培育项目',
  occupation: '大数据工程技术人员',
  level: '初级',
  issuedOn: '2026-05-22',
  issuer: '中国石油大学（华东）',
  verifyUrl: 'http://localhost:8787/v/5k1TqgkUe0WbT0n8sVqQ3A',
};
const training: TrainingCertificateFacts = { ...common, hours: 48, startedOn: '2026-04-11', completedOn: '2026-05-17' };
const level: LevelCertificateFacts = { ...common, direction: '大数据分析', theory: '87 分', ability: '94 分' };

const typst = createTypst();
const renderTraining = (change: Partial<TrainingCertificateFacts> = {}) =>
  Buffer.from(typst.render({ template: 'training-certificate', facts: { ...training, ...change } }));
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Everything in the file, compressed streams inflated: what a reader of its bytes could find. */
const innards = (pdf: Buffer): string => {
  const parts = [pdf.toString('latin1')];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const body = pdf.subarray(at + 7, pdf.indexOf('endstream', at));
    if (body[0] === 0x78) parts.push(inflateSync(body, { finishFlush: 2 }).toString('latin1'));
  }
  return parts.join('\n');
};
const pageSizes = (pdf: Buffer) =>
  [...innards(pdf).matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) => [
    Math.round(Number(box[1])),
    Math.round(Number(box[2])),
  ]);

describe('certificates as PDF', () => {
  it('are one A4 page: training certificates across, level certificates upright, PDF/A-2b', () => {
    const across = renderTraining();
    const upright = Buffer.from(typst.render({ template: 'level-certificate', facts: level }));
    expect([pageSizes(across), pageSizes(upright)]).toEqual([[[842, 595]], [[595, 842]]]);
    expect(innards(across)).toMatch(/pdfaid:part>2</);
    expect(across.length).toBeLessThan(80_000);
  });

  it('are the same bytes for the same facts and others for others', () => {
    expect(digest(renderTraining())).toBe(digest(renderTraining()));
    expect(digest(createTypstAgain())).toBe(digest(renderTraining()));
    expect(digest(renderTraining({ hours: 49 }))).not.toBe(digest(renderTraining()));
    expect(innards(renderTraining())).toMatch(/CreationDate \(D:20260522/);
  });

  it('embed only the two fonts, and no picture: the QR code is a path', () => {
    const text = innards(renderTraining());
    expect(new Set([...text.matchAll(/\/BaseFont \/[A-Z]{6}\+(NotoSansSC-\w+)/g)].map((font) => font[1]))).toEqual(
      new Set(['NotoSansSC-Regular', 'NotoSansSC-Bold']),
    );
    expect(text).not.toMatch(/\/Subtype \/Image/);
  });

  it.each([
    '#panic("x")',
    '$x$ *b* _i_ `c`',
    '\\u{41}"}',
    '#read("/etc/passwd")',
    '</svg><script>alert(1)</script>',
    '{{7*7}} ${1}',
  ])('a name like %j is set as it is (H35)', (name) => {
    const text = innards(renderTraining({ name }));
    const signs = Array.from(name).filter((character) => /[^\w\s]/.test(character));
    const drawn = signs.filter((sign) =>
      text.includes(`<${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`),
    );
    expect(drawn).toEqual(signs);
  });

  it('hold the longest name on one page', () => {
    const name = '阿依古丽·买买提江·'.repeat(5) + '吐尔逊江';
    expect(pageSizes(renderTraining({ name }))).toHaveLength(1);
    expect(
      pageSizes(Buffer.from(typst.render({ template: 'level-certificate', facts: { ...level, name } }))),
    ).toHaveLength(1);
  });

  it.each([
    ['no date', { issuedOn: '2026-5-22' }],
    ['a day that does not exist', { issuedOn: '2026-02-30' }],
    ['a script for an address', { verifyUrl: 'javascript:alert(1)' }],
    ['no address', { verifyUrl: '' }],
  ])('%s is refused', (_, change) => {
    expect(() => renderTraining(change)).toThrow(new PdfError('bad-facts'));
  });
});

const createTypstAgain = (): Uint8Array => createTypst().render({ template: 'training-certificate', facts: training });

describe('glyphs (B6)', () => {
  it('cover common names, rare ones too, and say which characters they lack', () => {
    expect(typst.uncoveredCharacters('买合木提·阿卜杜热合曼 李𬭎 䶮文 王𫖮 张𣲗 （华东）2026年*X')).toEqual([]);
    expect(typst.uncoveredCharacters('张\u{2A6D6}三\u{2A6D6}\u{20BB7}\u{E000}').toSorted()).toEqual(
      expect.arrayContaining(['\u{E000}']),
    );
  });

  it('a name with a character that would be blank is never rendered, and the error does not quote it', () => {
    for (const name of ['甲\n乙', '甲\u202E乙'])
      expect(() => renderTraining({ name })).toThrow(new PdfError('uncovered-characters'));
    const blank = '张\u{E000}';
    expect(() => renderTraining({ name: blank })).toThrow(new PdfError('uncovered-characters'));
    expect(() => renderTraining({ name: blank })).not.toThrow(/张/);
  });
});

describe('QR code', () => {
  it('is a square of whole modules without a border', () => {
    const svg = qrSvg(common.verifyUrl);
    const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
    expect((size - 17) % 4).toBe(0);
    expect(svg).toContain(`M0 0h7v1h-7z`);
    expect(svg).toContain(`M${size - 7} 0h7v1h-7z`);
    expect(svg).toContain(`M0 ${size - 1}h7v1h-7z`);
  });
});

describe('the renderer in its own thread', () => {
  const renderer = createPdfRenderer({ workers: 2, recycleAfter: 3 });
  afterAll(() => renderer.close());

  it('gives the same bytes, many at once, through the replacement of its threads', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => renderer.render('training-certificate', training)));
    expect(new Set(all.map(digest))).toEqual(new Set([digest(renderTraining())]));
  });

  it('refuses what cannot be rendered and goes on', async () => {
    await expect(renderer.render('training-certificate', { ...training, name: '\u{E000}' })).rejects.toMatchObject({
      why: 'uncovered-characters',
    });
    await expect(renderer.render('level-certificate', { ...level, issuedOn: 'x' })).rejects.toMatchObject({
      why: 'bad-facts',
    });
    expect((await renderer.render('level-certificate', level)).length).toBeGreaterThan(10_000);
    expect(renderer.uncoveredCharacters('\u{E000}')).toEqual(['\u{E000}']);
  });

  it('gives up a document that takes too long, and refuses after it was closed', async () => {
    const slow = createPdfRenderer({ timeoutMs: 1 });
    await expect(slow.render('level-certificate', level)).rejects.toMatchObject({ why: 'time' });
    const waiting = slow.render('level-certificate', level);
    const second = slow.render('level-certificate', level);
    const outcomes = Promise.allSettled([waiting, second]);
    await slow.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(slow.render('level-certificate', level)).rejects.toMatchObject({ why: 'worker-lost' });
  });
});
