import type { CityPack, SheetField } from '@peiyu/domain/policy/index.ts';
import { COMMON_HEADINGS } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { AdmitRow } from '@peiyu/kit/identity-port.ts';
import type { Headings, SheetCell, SheetRow } from '@peiyu/kit/sheets/index.ts';
import { readSheetInWorker, wholeColumnNumeric } from '@peiyu/kit/sheets/index.ts';

const FIELDS = [
  'sequence',
  'name',
  'identityType',
  'identityNumber',
  'gender',
  'ethnicity',
  'birthDate',
  'phone',
  'education',
  'major',
  'graduation',
  'employer',
  'employerUscc',
  'title',
  'years',
  'group',
  'retired',
  'county',
  'remark',
] as const satisfies readonly SheetField[];
type RosterField = (typeof FIELDS)[number];

/** A roster as it came; nothing in it has been judged. */
export interface RosterSheet {
  readonly rows: readonly AdmitRow[];
  /** Never read, only named. */
  readonly hiddenSheets: readonly string[];
}

/** The headings of rosters: those met everywhere, and the city's own before them. */
const headingsOf = <F extends SheetField>(fields: readonly F[], pack: Pick<CityPack, 'spreadsheet'>): Headings<F> =>
  Object.fromEntries(
    fields.map((field) => [field, [...(pack.spreadsheet.headings[field] ?? []), ...COMMON_HEADINGS[field]]]),
  ) as unknown as Headings<F>;

/**
 * Reads a roster of an institution; header and columns are found by meaning. Throws SheetError for what is no roster, and
 * refuses a sheet whose identity numbers are all spreadsheet numbers: their last digits are lost.
 */
export async function readRoster(bytes: Uint8Array, pack: Pick<CityPack, 'spreadsheet'>): Promise<RosterSheet> {
  const headings = headingsOf(FIELDS, pack);
  const table = await readSheetInWorker(bytes, { headings, required: ['name', 'identityNumber'] });
  if (wholeColumnNumeric(table, 'identityNumber')) {
    const column = table.header.columns.get('identityNumber')?.heading ?? headings.identityNumber[0] ?? '';
    throw new Refusal('kit.sheet.number-column', { column });
  }
  return { rows: table.rows.map(rosterRow), hiddenSheets: table.hiddenSheets };
}

function rosterRow({ row, cells }: SheetRow<RosterField>): AdmitRow {
  const given = {
    documentType: text(cells.identityType),
    gender: text(cells.gender),
    birthDate: dateText(cells.birthDate),
    phone: text(cells.phone),
    education: text(cells.education),
    major: text(cells.major),
    graduation: dateText(cells.graduation),
    employer: text(cells.employer),
    employerCode: text(cells.employerUscc),
    title: text(cells.title),
    workYears: cells.years && years(cells.years),
    group: text(cells.group),
    retired: text(cells.retired),
    county: text(cells.county),
    numberIsNumeric: cells.identityNumber?.kind === 'number' ? true : undefined,
  };
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...stated, row, name: cells.name?.text ?? '', number: cells.identityNumber?.text ?? '' };
}

const text = (cell: SheetCell | undefined): string | undefined => cell?.text;

/** A real date cell may carry a time of day; what was typed stays as typed. */
const dateText = (cell: SheetCell | undefined): string | undefined =>
  cell?.kind === 'date' ? cell.text.slice(0, 10) : cell?.text;

/** `3`, `3.5`, `3年`; NaN for anything else, which identity calls unreadable. */
const years = (cell: SheetCell): number => Number(cell.text.normalize('NFKC').replaceAll(/\s|年$/gu, '') || Number.NaN);
