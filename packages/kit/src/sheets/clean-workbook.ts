import { SheetError } from './sheet-error.ts';
import { storedZip } from './stored-zip.ts';
import type { SheetParts } from './workbook.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

const relationList = (targets: readonly (readonly [string, string])[]): Buffer =>
  Buffer.from(
    `<Relationships xmlns="${packageRelations}">${targets
      .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${relations}/${kind}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  );

/** Only the cells: column widths, merges, rules, links and drawings of the sender's sheet are left behind. */
const cellsOnly = (sheet: Buffer): Buffer => {
  const open = sheet.indexOf('sheetData');
  const close = sheet.lastIndexOf('sheetData');
  if (open < 0) throw new SheetError('damaged');
  const start = sheet.lastIndexOf('<', open);
  const end = sheet.indexOf('>', close) + 1;
  return Buffer.concat([
    Buffer.from(`<worksheet xmlns="${main}">`),
    sheet.subarray(start, end),
    Buffer.from('</worksheet>'),
  ]);
};

/**
 * A workbook of our own making around the sender's cells, shared strings and number formats. The spreadsheet library sees
 * this one only: no foreign archive, path, macro, link, drawing or second sheet ever reaches it.
 */
export const cleanWorkbook = (parts: SheetParts, date1904: boolean): Buffer => {
  const files = new Map<string, Buffer>([
    [
      '[Content_Types].xml',
      Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ],
    ['_rels/.rels', relationList([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      Buffer.from(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="${date1904 ? 1 : 0}"/>` +
          '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
    ],
    ['xl/worksheets/sheet1.xml', cellsOnly(parts.sheet)],
  ]);
  const targets: [string, string][] = [['worksheet', 'worksheets/sheet1.xml']];
  if (parts.sharedStrings) {
    targets.push(['sharedStrings', 'sharedStrings.xml']);
    files.set('xl/sharedStrings.xml', parts.sharedStrings);
  }
  if (parts.styles) {
    targets.push(['styles', 'styles.xml']);
    files.set('xl/styles.xml', parts.styles);
  }
  files.set('xl/_rels/workbook.xml.rels', relationList(targets));
  return storedZip(files);
};
