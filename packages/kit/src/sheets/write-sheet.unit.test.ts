import { describe, expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { readGrid } from './grid.ts';
import { inertText } from './inert-text.ts';
import type { SheetSpec } from './sheet-spec.ts';
import { writeSheet } from './write-sheet.ts';

const at = '2026-06-30T08:00:00.000Z';
const form: SheetSpec = {
  name: '情况表[2026]/Q2',
  above: '附件',
  title: '数字技术工程师培育项目开展情况表',
  header: { left: '填报单位（盖章）：', right: '填报时间：2026年6月30日' },
  columns: ['名称', '已培训班次（个）', '已培训人数（人）', '发放培训补贴金额'].map((heading) => ({
    heading,
    width: 14,
  })),
  rows: [
    [
      { kind: 'text', value: '大数据' },
      { kind: 'count', value: 1 },
      { kind: 'count', value: 0 },
      { kind: 'money', fen: 7_650_000 },
    ],
    [
      { kind: 'text', value: '371002190001010006' },
      null,
      { kind: 'date', value: '2026-03-02' },
      { kind: 'number', value: 59.5 },
    ],
  ],
  footer: { left: '填表人：', right: '联系电话：' },
  notes: ['备注：本表格应在每季度末前报送。'],
};

describe('writing a sheet', () => {
  it('lays out title, unit line, grid, footer and note, cell by cell', async () => {
    const { sheets } = await readXlsx(await writeSheet({ at, sheets: [form] }), { readStyles: true });
    const [sheet] = sheets;
    expect(sheet?.name).toBe('情况表 2026  Q2');
    expect(sheet?.rows).toEqual([
      ['附件', null, null, null],
      ['数字技术工程师培育项目开展情况表', null, null, null],
      ['填报单位（盖章）：', null, '填报时间：2026年6月30日', null],
      ['名称', '已培训班次（个）', '已培训人数（人）', '发放培训补贴金额'],
      ['大数据', 1, 0, 76_500],
      ['371002190001010006', null, '2026年3月2日', 59.5],
      ['填表人：', null, '联系电话：', null],
      ['备注：本表格应在每季度末前报送。', null, null, null],
    ]);
    expect(sheet?.merges).toContainEqual({ startRow: 1, startCol: 0, endRow: 1, endCol: 3 });
    expect(sheet?.merges).toContainEqual({ startRow: 2, startCol: 2, endRow: 2, endCol: 3 });
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
    });
    const style = (key: string) => sheet?.cells?.get(key)?.style;
    expect(style('4,3')).toMatchObject({ numFmt: '#,##0.00', border: { top: { style: 'thin' } } });
    expect(style('5,0')).toMatchObject({ numFmt: '@' });
    expect(style('5,1')).toMatchObject({ border: { left: { style: 'thin' } } });
    expect(style('1,0')).toMatchObject({ alignment: { horizontal: 'center' }, font: { bold: true } });
  });

  it('writes several sheets, the same bytes each time, and is read back by our own reader', async () => {
    const spec = {
      at,
      sheets: [
        form,
        {
          name: '附页',
          columns: [{ heading: '经验做法', width: 80 }],
          rows: [[{ kind: 'text' as const, value: '无' }]],
        },
      ],
    };
    const bytes = await writeSheet(spec);
    expect(Buffer.from(await writeSheet(spec)).equals(Buffer.from(bytes))).toBe(true);
    expect((await readGrid(bytes, { sheet: '附页' })).rows.map((row) => row.cells[0]?.text)).toEqual([
      '经验做法',
      '无',
    ]);
  });

  it('refuses parts of a fen, lost precision and NaN (H18)', async () => {
    const one = (cell: SheetSpec['rows'][number][number]) =>
      writeSheet({ at, sheets: [{ name: 'a', columns: [{ heading: 'a', width: 9 }], rows: [[cell]] }] });
    await expect(one({ kind: 'money', fen: 0.5 })).rejects.toThrow(RangeError);
    await expect(one({ kind: 'money', fen: 2 ** 53 })).rejects.toThrow(RangeError);
    await expect(one({ kind: 'count', value: Number.NaN })).rejects.toThrow(RangeError);
    await expect(one({ kind: 'number', value: Number.POSITIVE_INFINITY })).rejects.toThrow(RangeError);
  });
});

describe('inert text (H33)', () => {
  it.each([
    '=1+1',
    '+86',
    '-1+1',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '\t=1',
    '\r=1',
    '  =1',
    '"=1',
    "'=1",
    '“=1',
    '\u200B=1',
    '|calc',
  ])('%j is neutralised', (text) => expect(inertText(text).startsWith("'")).toBe(true));

  it.each(['大数据', '3-5 年', '-', ' － ', '威海=环翠', ''])('%j stays', (text) => expect(inertText(text)).toBe(text));

  it('drops what XML cannot hold', () => {
    expect(inertText('a\u0000b\u001Bc\uD800')).toBe('abc\uFFFD');
  });

  it('holds in every text of a sheet: cells, headings, titles, notes, and no cell is a formula', async () => {
    const evil = '=HYPERLINK("http://127.0.0.1/","x")';
    const spec = {
      name: evil,
      title: evil,
      header: { left: evil, right: evil },
      columns: [{ heading: evil, width: 9 }],
      rows: [[{ kind: 'text' as const, value: evil }]],
      notes: [evil],
    };
    const grid = await readGrid(await writeSheet({ at, sheets: [spec] }));
    const cells = grid.rows.flatMap((row) => row.cells.filter((cell) => cell !== undefined));
    expect(cells).toHaveLength(5);
    expect(cells.every((cell) => cell.text === `'${evil}` && !cell.formula)).toBe(true);
  });
});
