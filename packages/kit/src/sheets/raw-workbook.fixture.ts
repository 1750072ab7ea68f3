import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive made by hand; `declare` lies about its inflated size. */
export interface RawEntry {
  readonly name: string;
  readonly body: Buffer | string;
  readonly declare?: number;
  readonly crc?: number;
  readonly encrypted?: boolean;
}

/** A deflated ZIP built to order, so that tests can make what no honest program writes. */
export const rawZip = (entries: readonly RawEntry[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const body = Buffer.from(entry.body);
    const packed = deflateRawSync(body);
    const label = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.encrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(entry.crc ?? crc32(body), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.declare ?? body.length, 18);
    common.writeUInt16LE(label.length, 22);
    bodies.push(Buffer.from('504b0304', 'hex'), common, label, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), common, tail, label);
    offset += 30 + label.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
};

export interface RawWorkbook {
  /** XML of each sheet's rows, or the whole part when it begins with a root or a declaration. */
  readonly sheets: readonly { readonly name: string; readonly rows: string; readonly state?: string }[];
  readonly workbook?: string;
  readonly styles?: string;
  readonly sharedStrings?: string;
  readonly more?: readonly RawEntry[];
}

const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The entries of a workbook, before they are packed. */
export const rawEntries = (book: RawWorkbook): RawEntry[] => {
  const parts = ['sharedStrings', 'styles'] as const;
  const sheets = book.sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}" ` : ''}r:id="rId${at + 1}"/>`,
  );
  const relations = [
    ...book.sheets.map(
      (_, at) => `<Relationship Id="rId${at + 1}" Type="${type}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    ),
    ...parts
      .filter((part) => book[part])
      .map((part) => `<Relationship Id="${part}" Type="${type}/${part}" Target="${part}.xml"/>`),
  ];
  return [
    { name: '[Content_Types].xml', body: '<Types/>' },
    {
      name: '_rels/.rels',
      body: `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', body: `<workbook>${book.workbook ?? ''}<sheets>${sheets.join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', body: `<Relationships>${relations.join('')}</Relationships>` },
    ...parts.flatMap((part) => (book[part] === undefined ? [] : [{ name: `xl/${part}.xml`, body: book[part] }])),
    ...book.sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      body: /^<(worksheet|!DOCTYPE)/.test(rows) ? rows : `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
    ...(book.more ?? []),
  ];
};

export const rawWorkbook = (book: RawWorkbook): Buffer => rawZip(rawEntries(book));

/** A row of inline text cells under a spreadsheet number. */
export const textRow = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
