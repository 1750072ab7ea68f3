import { inflateEntry, type ByteBudget } from './inflate.ts';
import type { SheetLimits } from './limits.ts';
import { createRowScan } from './row-scan.ts';
import { SheetError } from './sheet-error.ts';
import { refuseUnlessZip } from './sniff.ts';
import { attributesOf } from './xml-tags.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** A worksheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** What was in the workbook and is never read or run: only values are. */
export type IgnoredPart = 'macros' | 'external-links';

/** The three parts that values come from, inflated within the limits. */
export interface SheetParts {
  readonly sheet: Buffer;
  readonly lastRow: number;
  readonly sharedStrings: Buffer | undefined;
  readonly styles: Buffer | undefined;
}

/** An opened workbook. Nothing but its list of sheets has been inflated. */
export interface OpenWorkbook {
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
  readonly ignored: readonly IgnoredPart[];
  /** @throws SheetError too-many-rows, too-large-unzipped, damaged */
  parts(sheet: ListedSheet): Promise<SheetParts>;
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly path: string;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A name inside the archive, only ever looked up in its directory; no file system is near. */
const resolve = (folder: string, target: string): string => {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/').toLowerCase();
};

const relationsOf = (xml: string, folder: string): Relation[] =>
  attributesOf(xml, 'Relationship').map((at) => ({
    id: at.get('Id') ?? '',
    kind: (at.get('Type') ?? '').split('/').at(-1) ?? '',
    path: resolve(folder, at.get('Target') ?? ''),
  }));

const refuseOtherDocument = (entries: ReadonlyMap<string, ZipEntry>): never => {
  const found = entries.has('word/document.xml')
    ? 'Word 文档'
    : entries.has('ppt/presentation.xml')
      ? 'PPT 演示文稿'
      : entries.has('xl/workbook.bin')
        ? '二进制工作簿（.xlsb）'
        : entries.has('content.xml')
          ? 'OpenDocument 文档'
          : '压缩包';
  throw new SheetError('not-a-spreadsheet', { found });
};

/**
 * Opens an .xlsx or .xlsm by content. Only the parts that list its sheets are inflated, under the byte budget.
 * @throws SheetError when the bytes are anything but a readable, unprotected workbook
 */
export const openWorkbook = async (file: Buffer, limits: SheetLimits): Promise<OpenWorkbook> => {
  if (file.length > limits.maxFileBytes) {
    throw new SheetError('file-too-large', { megabytes: Math.floor(limits.maxFileBytes / 1_048_576) });
  }
  refuseUnlessZip(file);
  const entries = readZipDirectory(file, limits);
  const budget: ByteBudget = { left: limits.maxUnzippedBytes };

  const inflate = (path: string, watch?: (piece: Buffer) => void): Promise<Buffer | undefined> => {
    const entry = entries.get(path);
    if (!entry) return Promise.resolve(undefined);
    return inflateEntry({ file, entry, limits, budget, ...(watch && { watch }) });
  };
  const text = async (path: string): Promise<string> => (await inflate(path))?.toString('utf8') ?? '';

  const root = relationsOf(await text('_rels/.rels'), '').find((relation) => relation.kind === 'officeDocument');
  const path = root?.path ?? 'xl/workbook.xml';
  const list = path.endsWith('.xml') ? await text(path) : '';
  if (attributesOf(list, 'sheets').length === 0) refuseOtherDocument(entries);

  const folder = folderOf(path);
  const relations = relationsOf(await text(`${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const pathOf = (kind: string): string => relations.find((relation) => relation.kind === kind)?.path ?? '';
  const sheets = attributesOf(list, 'sheet').flatMap((at): ListedSheet[] => {
    const id = [...at].find(([name]) => name.endsWith(':id'))?.[1] ?? '';
    const relation = relations.find((candidate) => candidate.id === id && candidate.kind === 'worksheet');
    const hidden = at.get('state') === 'hidden' || at.get('state') === 'veryHidden';
    return relation ? [{ name: at.get('name') ?? '', hidden, path: relation.path }] : [];
  });
  const truthy = (value: string | undefined): boolean => value === '1' || value === 'true';
  const names = [...entries.keys()];

  return {
    sheets,
    date1904: attributesOf(list, 'workbookPr').some((at) => truthy(at.get('date1904'))),
    ignored: [
      ...(names.some((name) => name.endsWith('vbaproject.bin')) ? (['macros'] as const) : []),
      ...(names.some((name) => name.includes('externallinks/')) ? (['external-links'] as const) : []),
    ],
    async parts(sheet) {
      const scan = createRowScan(limits);
      const body = await inflate(sheet.path, scan.watch);
      if (!body) throw new SheetError('damaged');
      const sharedStrings = await inflate(pathOf('sharedStrings'));
      const styles = await inflate(pathOf('styles'));
      return { sheet: body, lastRow: scan.lastRow(), sharedStrings, styles };
    },
  };
};
