import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGrid } from './grid.ts';
import { findHeader, normalHeading } from './heading.ts';
import { rawWorkbook, textRow } from './raw-workbook.fixture.ts';
import { readSheet } from './read-sheet.ts';
import { sheetDate } from './sheet-date.ts';
import { wholeColumnNumeric } from './table.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`./fixtures/${name}.xlsx`, import.meta.url));
const headings = {
  name: ['姓名'],
  idType: ['证件类型'],
  idNumber: ['证件号码', '身份证号'],
  birth: ['出生日期', '出生年月'],
  phone: ['手机号码', '联系电话'],
  graduated: ['毕业时间'],
  years: ['从事本职业年限', '工作年限'],
  theory: ['理论知识'],
  ability: ['专业能力'],
};
type Field = keyof typeof headings;
const required: readonly Field[] = ['name', 'idNumber'];
const read = (name: string) => readSheet(fixture(name), { headings, required });

describe('the sheets institutions send', () => {
  it('a Weihai roster: title, unit line, header in row 3, text numbers, total and footer left out', async () => {
    const table = await read('weihai-bigdata-junior-roster');
    expect(table.header.row).toBe(3);
    expect(table.rows).toHaveLength(60);
    expect([table.rows[0]?.row, table.rows.at(-1)?.row]).toEqual([4, 63]);
    expect(table.skipped).toEqual([
      { row: 64, why: 'total' },
      { row: 65, why: 'footer' },
    ]);
    expect(table.above).toContain('填报单位（盖章）：中国石油大学（华东）');
    expect(table.rows.every((row) => row.cells.idNumber?.kind === 'text')).toBe(true);
    expect(table.header.unknown.map((column) => column.heading)).toContain('所在区市');
  });

  it('a Heze roster: other names and order, phones as numbers, real dates, an empty row, row numbers kept', async () => {
    const table = await read('heze-smartmfg-intermediate-roster');
    expect(table.rows).toHaveLength(40);
    expect(table.header.columns.get('name')).toEqual({ index: 1, letter: 'B', heading: '姓 名' });
    expect(table.rows.map((row) => row.row)).not.toContain(24);
    expect(table.rows.at(-1)?.row).toBe(44);
    expect(table.rows[0]?.cells.birth).toEqual({ kind: 'date', text: '1993-07-05', formula: false });
    expect(table.rows[0]?.cells.phone).toMatchObject({ kind: 'number', text: '19900000100' });
    expect([wholeColumnNumeric(table, 'phone'), wholeColumnNumeric(table, 'idNumber')]).toEqual([true, false]);
  });

  it('a hostile roster: every row arrives untouched, the hidden sheet is named and not read (H46)', async () => {
    const table = await read('hostile-roster');
    expect(table.rows.map((row) => row.row)).toEqual(Array.from({ length: 30 }, (_, at) => at + 4));
    expect(table.hiddenSheets).toEqual(['隐藏']);
    expect(JSON.stringify(table)).not.toContain('藏起来');
    const cells = (row: number) => table.rows.find((candidate) => candidate.row === row)?.cells;
    expect(cells(29)?.idNumber).toMatchObject({ kind: 'number', text: '371002199001010000' });
    expect(wholeColumnNumeric(table, 'idNumber')).toBe(false);
    expect(cells(20)?.name).toMatchObject({
      kind: 'text',
      text: '=HYPERLINK("http://127.0.0.1/","点我")',
      formula: false,
    });
    expect(cells(19)?.name?.text).toBe('李𬭎');
    expect(cells(16)?.name?.text).toBe(' 徐 空 ');
    expect([cells(22)?.name, cells(23)?.idNumber]).toEqual([undefined, undefined]);
  });

  it('a score sheet: header in row 1, halves kept exactly, an absent mark as text', async () => {
    const table = await read('weihai-bigdata-junior-scores');
    expect(table.rows).toHaveLength(55);
    const scores = table.rows.map((row) => `${row.cells.theory?.text}/${row.cells.ability?.text}`);
    expect(scores).toContain('60/59.5');
    expect(scores).toContain('59/88');
    expect(scores).toContain('60/60');
  });

  it('an attendance sheet: days as headings, mode and minutes in the rows below', async () => {
    const grid = await readGrid(fixture('weihai-bigdata-junior-attendance'));
    const header = findHeader(grid, { name: ['姓名'], idNumber: ['证件号码'], note: ['备注'] });
    expect(header?.row).toBe(1);
    const days = header?.unknown.filter((column) => /^\d{4}-/.test(column.heading)) ?? [];
    expect(days).toHaveLength(12);
    const [, modes, minutes, first] = grid.rows;
    expect(days.map((day) => modes?.cells[day.index]?.text).slice(0, 3)).toEqual(['线下理论', '线下实操', '线上理论']);
    expect(days.every((day) => minutes?.cells[day.index]?.number === 240)).toBe(true);
    expect(first?.cells[header?.columns.get('idNumber')?.index ?? 0]?.text).toBe('371083197209240003');
  });

  it('parses at least 8,000 rows a second of processor time', async () => {
    const wide = Array.from({ length: 17 }, (_, at) => `列${at}`);
    const rows = Array.from({ length: 8_000 }, (_, at) =>
      textRow(at + 2, ['甲', `37100219900101${at}`, ...wide.slice(2)]),
    ).join('');
    const file = rawWorkbook({
      sheets: [{ name: 'a', rows: textRow(1, ['姓名', '证件号码', ...wide.slice(2)]) + rows }],
    });
    await readSheet(file, { headings });
    const began = process.cpuUsage();
    expect((await readSheet(file, { headings })).rows).toHaveLength(8_000);
    const used = process.cpuUsage(began);
    expect((used.user + used.system) / 1e6).toBeLessThan(1);
  });
});

describe('headers', () => {
  it.each([
    ['姓 名', '姓名'],
    ['＊姓名（必填）', '姓名'],
    [' 证件\n号码 【文本】', '证件号码'],
    ['手机号码：', '手机号码'],
    ['ＩＤ(18位)(文本)', 'id'],
    ['(单位)', ''],
  ])('%j is read as %j', (written, heading) => expect(normalHeading(written)).toBe(heading));

  it('unknown, duplicate and missing columns are told; the leftmost of two is read', async () => {
    const rows = textRow(1, ['姓名', '身份证号', '证件号码', '星座']) + textRow(2, ['甲', '1', '2', '狮子']);
    const { header, rows: data } = await readSheet(rawWorkbook({ sheets: [{ name: 'a', rows }] }), { headings });
    expect(header.duplicates).toEqual([{ index: 2, letter: 'C', heading: '证件号码', field: 'idNumber' }]);
    expect(header.unknown).toEqual([{ index: 3, letter: 'D', heading: '星座' }]);
    expect(header.missing).toContain('phone');
    expect(data[0]?.cells.idNumber?.text).toBe('1');
  });

  it('the header repeated on a new page is skipped, a row that only looks like a footer is not', async () => {
    const rows = [
      textRow(1, ['姓名', '证件号码', '手机号码', '毕业时间']),
      textRow(2, ['甲', '1', '2', '3']),
      textRow(3, ['姓名', '证件号码', '手机号码', '毕业时间']),
      textRow(4, ['负责人', '4', '5', '6']),
      textRow(5, ['负责人（签字）：']),
    ].join('');
    const table = await readSheet(rawWorkbook({ sheets: [{ name: 'a', rows }] }), { headings });
    expect(table.rows.map((row) => row.row)).toEqual([2, 4]);
    expect(table.skipped).toEqual([
      { row: 3, why: 'header' },
      { row: 5, why: 'footer' },
    ]);
  });

  it('the first visible sheet with a header is read, the others are named', async () => {
    const file = rawWorkbook({
      sheets: [
        { name: '说明', rows: textRow(1, ['请认真填写']) },
        { name: '字典', rows: textRow(1, ['姓名', '证件号码']) + textRow(2, ['丙', '3']), state: 'hidden' },
        { name: '名单', rows: textRow(1, ['姓名', '证件号码']) + textRow(2, ['甲', '1']) },
      ],
    });
    const table = await readSheet(file, { headings });
    expect([table.sheet, table.otherSheets, table.hiddenSheets]).toEqual(['名单', ['说明'], ['字典']]);
    await expect(readSheet(file, { headings, sheet: '字典' })).rejects.toMatchObject({ problem: 'empty' });
  });
});

describe('cells', () => {
  const styles =
    '<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="170"/></cellXfs></styleSheet>';
  const cellsOf = async (cells: string, workbook = '') => {
    const grid = await readGrid(
      rawWorkbook({
        sheets: [{ name: 'a', rows: `<row r="7">${cells}</row>` }],
        styles,
        workbook,
        sharedStrings: '<sst><si><t>共</t></si><si><r><t>富</t></r><r><t>文</t></r></si></sst>',
      }),
    );
    return grid.rows[0]?.cells.map((cell) => cell && `${cell.kind}:${cell.text}${cell.formula ? '*' : ''}`);
  };

  it('keep their kind: shared and rich text, numbers, Chinese date formats, formulas, errors, booleans', async () => {
    const cells =
      '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c><v>59.499999999999996</v></c><c s="1"><v>46083</v></c><c s="2"><v>46083.5</v></c>' +
      '<c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c><f>A1</f></c><c t="s"><v>99</v></c>';
    expect(await cellsOf(cells)).toEqual([
      'text:共',
      'text:富文',
      'number:59.5',
      'date:2026-03-02',
      'date:2026-03-02 12:00',
      'number:2*',
      'error:#REF!',
      'boolean:TRUE',
      undefined,
      undefined,
    ]);
  });

  it('dates of a workbook counted from 1904', async () => {
    expect(await cellsOf('<c s="1"><v>44621</v></c>', '<workbookPr date1904="1"/>')).toEqual(['date:2026-03-02']);
  });

  const asText = (text: string) => sheetDate({ kind: 'text', text, formula: false });

  it.each([
    '2026年3月2日',
    '2026-03-02',
    '2026/3/2',
    '2026.3.2',
    '20260302',
    '２０２６年３月２日',
    ' 2026 年 3 月 2 日 ',
  ])('%j is a day', (text) => expect(asText(text)).toEqual({ precision: 'day', date: '2026-03-02' }));

  it.each(['2015年7月', '2015-07', '2015.7', '2015.07', '201507'])('%j is a month', (text) =>
    expect(asText(text)).toEqual({ precision: 'month', month: '2015-07' }),
  );

  it.each(['2026-02-30', '2026年13月', '二〇二六年', '3月2日', '2026', '', '2026-3-2-1'])('%j is no date', (text) =>
    expect(asText(text)).toBeUndefined(),
  );

  it('2015.1 as a number may be January or October and is refused; a date cell is what it is', () => {
    expect(sheetDate({ kind: 'number', text: '2015.1', number: 2015.1, formula: false })).toBeUndefined();
    expect(sheetDate({ kind: 'date', text: '2026-03-02 12:00', formula: false })).toEqual({
      precision: 'day',
      date: '2026-03-02',
    });
  });
});
