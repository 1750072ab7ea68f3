import { ageOn, parseDateText } from '@peiyu/domain/calendar/index.ts';
import type { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import type { Facts, Outcome, RefusalCode } from '@peiyu/domain/refusal.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import type { IdentityDocument, IdentityType } from '@peiyu/domain/values/index.ts';
import {
  canonicalCode,
  educationOf,
  genderOf,
  hasDirectionOverride,
  IDENTITY_TYPE_NAMES,
  identityTypeOf,
  numberFamily,
  parseIdentityDocument,
  parsePersonName,
  parsePhone,
  parseUscc,
  traineeGroupOf,
  withoutInvisible,
  yesNoOf,
} from '@peiyu/domain/values/index.ts';
import type { AdmitRow, AdmitVerdict } from '@peiyu/kit/identity-port.ts';
import type { PersonFacts } from '../vault/facts.ts';

/** What a row is judged by: today's business date and what the city's pack says of documents and age. */
export interface RowPolicy {
  readonly asOf: CalendarDate;
  readonly identityTypes: readonly IdentityType[];
  readonly ageWarning: number;
}

export type RowProblem = AdmitVerdict['problems'][number];

/** A row that was read: what stops it, what only warns, and the facts when nothing stops it. */
export interface CheckedRow {
  readonly row: number;
  readonly stops: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
  readonly facts: PersonFacts | undefined;
}

const MAX_TEXT = 100;

/** Reads one row by the rules of the document, the name and each stated fact (B6, C1b); pure. No problem's text carries a value. */
export function checkRow(row: AdmitRow, policy: RowPolicy): CheckedRow {
  const sheet = new RowReader();
  const name = sheet.need('姓名', parsePersonName(row.name));
  const document = readDocument(sheet, row, policy);
  const gender = sheet.word('性别', row.gender, genderOf) ?? document?.gender ?? undefined;
  const stated = sheet.word('出生日期', row.birthDate, parseDateText);
  if (document?.gender && gender !== document.gender) sheet.stop('性别', 'identity.citizen-id.mismatch');
  if (document?.birthDate && stated && !sameBirth(stated, document.birthDate)) {
    sheet.stop('出生日期', 'identity.citizen-id.mismatch');
  }
  const birthDate = document?.birthDate ?? (stated?.precision === 'day' ? stated.date : undefined);
  const group = sheet.decisive('人员类别', row.group, traineeGroupOf);
  const retired = sheet.decisive('是否退休', row.retired, yesNoOf);
  if (group === 'retired' || retired === true) sheet.stop('人员类别', 'training.enrolment.retired');
  if (birthDate && ageOn(birthDate, policy.asOf) >= policy.ageWarning) {
    sheet.warn('出生日期', 'training.enrolment.age', { age: policy.ageWarning });
  }
  const facts = {
    gender,
    birthDate,
    phone: blank(row.phone) ? undefined : sheet.need('手机号码', parsePhone(row.phone ?? '')),
    education: sheet.word('学历', row.education, educationOf),
    major: sheet.text('专业', row.major),
    graduation: sheet.word('毕业时间', row.graduation, parseDateText)?.date,
    employer: sheet.text('工作单位', row.employer),
    employerCode: blank(row.employerCode)
      ? undefined
      : sheet.need('统一社会信用代码', parseUscc(row.employerCode ?? '')),
    title: sheet.text('现有职称', row.title),
    workYears: sheet.years('从事本职业年限', row.workYears),
    group,
    retired,
    county: sheet.text('所在区市', row.county),
  };
  const whole = sheet.stops.length === 0 && name !== undefined && document !== undefined;
  const stating = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const { stops, warnings } = sheet;
  return {
    row: row.row,
    stops,
    warnings,
    facts: whole ? { ...stating, name, documentType: document.type, number: document.number } : undefined,
  };
}

const blank = (text: string | undefined): boolean => text === undefined || withoutInvisible(text).trim() === '';

function readDocument(sheet: RowReader, row: AdmitRow, policy: RowPolicy): IdentityDocument | undefined {
  const type = blank(row.documentType) ? typeByForm(row.number) : identityTypeOf(row.documentType ?? '');
  if (type === null) {
    const types = policy.identityTypes.map((known) => IDENTITY_TYPE_NAMES[known]).join('、');
    sheet.stop('证件类型', 'identity.document.type-unknown', { types });
    return undefined;
  }
  if (!policy.identityTypes.includes(type)) {
    sheet.stop('证件类型', 'identity.document.not-allowed', { type: IDENTITY_TYPE_NAMES[type] });
    return undefined;
  }
  // A spreadsheet number keeps 15 digits: what is longer, or shown with an exponent, is not the number any more.
  const lost = row.numberIsNumeric === true && (/e/iu.test(row.number) || canonicalCode(row.number).length > 15);
  if (lost) {
    sheet.stop('证件号码', 'identity.citizen-id.number-cell');
    return undefined;
  }
  return sheet.need('证件号码', parseIdentityDocument(type, row.number, policy.asOf));
}

function typeByForm(number: string): IdentityType {
  const family = numberFamily(canonicalCode(number));
  if (family === 'hmtResidence') return 'hmtResidencePermit';
  return family === 'foreignPermanent' ? 'foreignPermanentResidentCard' : 'residentId';
}

const sameBirth = (stated: { date: string; precision: 'day' | 'month' }, birthDate: string): boolean =>
  stated.precision === 'day' ? stated.date === birthDate : stated.date.slice(0, 7) === birthDate.slice(0, 7);

/** Collects what is wrong with a row while its cells are read. */
class RowReader {
  readonly stops: RowProblem[] = [];
  readonly warnings: RowProblem[] = [];

  stop(field: string, code: RefusalCode, facts: Facts = {}): void {
    this.stops.push({ field, code, text: refusalText(code, facts) });
  }

  warn(field: string, code: RefusalCode, facts: Facts = {}): void {
    this.warnings.push({ field, code, text: refusalText(code, facts) });
  }

  need<T>(field: string, read: Outcome<T>): T | undefined {
    if (read.ok) return read.value;
    this.stop(field, read.code, read.facts);
    return undefined;
  }

  /** A stated fact in known words; one not understood counts as blank and is said so. */
  word<T>(field: string, text: string | undefined, read: (text: string) => T | null): T | undefined {
    if (blank(text)) return undefined;
    const value = read(text ?? '');
    if (value !== null) return value;
    this.warn(field, 'identity.fact.left-blank', { field });
    return undefined;
  }

  /** A fact on which admission hangs; one not understood stops the row. */
  decisive<T>(field: string, text: string | undefined, read: (text: string) => T | null): T | undefined {
    if (blank(text)) return undefined;
    const value = read(text ?? '');
    if (value !== null) return value;
    this.stop(field, 'identity.fact.unreadable', { field });
    return undefined;
  }

  text(field: string, text: string | undefined): string | undefined {
    if (blank(text)) return undefined;
    const clean = withoutInvisible(text ?? '').trim();
    if (!hasDirectionOverride(clean) && [...clean].length <= MAX_TEXT && !/\p{Cc}/u.test(clean)) return clean;
    this.stop(field, 'identity.fact.unreadable', { field });
    return undefined;
  }

  years(field: string, years: number | undefined): number | undefined {
    if (years === undefined || (Number.isFinite(years) && years >= 0 && years <= 70)) return years;
    this.warn(field, 'identity.fact.left-blank', { field });
    return undefined;
  }
}
