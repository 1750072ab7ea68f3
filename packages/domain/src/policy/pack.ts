import * as z from 'zod';
import { CalendarDate, ClockId, Days, Months, QuarterlyDueRule } from '../calendar/index.ts';
import { DivisionCode, IdentityType, Level, Occupation, OccupationCode, TraineeGroup } from '../values/index.ts';
import {
  AmountRow,
  OnReturn,
  QuarterlyTemplate,
  RequiredHours,
  SheetField,
  Term,
  Text,
  VersionedText,
  Words,
} from './parts.ts';

const flag = z.boolean();
const places = z.array(z.strictObject({ code: DivisionCode, name: Text }));

/**
 * A city's policy pack, one YAML document (C3). In force from `effectiveFrom`; a case keeps the version in force on its trigger date.
 * Days always name their unit. What the law leaves open is absent, and the accessors refuse with 「标准未录入」: required hours, length of a 学时,
 * amounts. Unknown keys are errors, so a misspelt key never passes for a default.
 */
export const CityPack = z.strictObject({
  city: z.strictObject({
    code: DivisionCode,
    name: Text,
    province: DivisionCode,
    divisions: places,
    /** Functional zones have no division code of their own (B6 S34). */
    zones: z.array(z.strictObject({ id: Text, name: Text })),
  }),
  version: Text,
  effectiveFrom: CalendarDate,
  labels: z.strictObject({ trainingInstitution: Text, desk: Text }),
  legalBasis: Words.min(1),
  contact: z.strictObject({ desk: Text, phone: z.string().nullable() }),
  /** Codes of the national table, or whole entries for occupations it does not have yet. */
  occupations: z.array(z.union([OccupationCode, Occupation])).min(1),
  target: z.strictObject({
    territory: z.enum(['required', 'none']),
    groups: z.array(TraineeGroup.exclude(['retired'])).min(1),
    retired: z.strictObject({ test: z.enum(['pension']) }),
    ageWarning: z.int().positive(),
    freshGraduate: z.enum(['finalYearOrThisYear']),
    relatedMajors: z.record(OccupationCode, Words).optional(),
  }),
  quota: z.strictObject({ annual: z.int().positive().nullable() }),
  plan: z.strictObject({
    required: flag,
    filing: z.array(z.enum(['city', 'province'])),
    evaluatorConsent: flag,
    dueBefore: z.enum(['opening', 'year']),
  }),
  cohort: z.strictObject({ openingReview: flag }),
  announcement: z.strictObject({ required: flag }),
  enrolment: z.strictObject({ deskCopy: flag, duplicateScope: z.enum(['platform', 'city']) }),
  delivery: z.strictObject({ onlineShareMax: z.number().min(0).max(1).nullable(), faceAttendance: flag }),
  hours: z.strictObject({ minutesPerHour: z.int().min(30).max(60).optional() }),
  requiredHours: RequiredHours.optional(),
  completionReport: Term,
  assessmentReport: Term,
  provinceConfirm: Term,
  certificateIssue: Term,
  clocks: z.strictObject({
    onReturn: z.partialRecord(ClockId, OnReturn),
    completionFrom: z.enum(['examFinal', 'lastSession', 'classClosed']),
    assessmentEndFrom: z.enum(['resultsConfirmed', 'examDay']),
  }),
  declaration: z.strictObject({ enabled: flag, text: VersionedText }),
  passMark: z.strictObject({ theory: z.number().min(0).max(100), ability: z.number().min(0).max(100) }),
  retake: z.strictObject({ completionExam: z.int().min(0), keepsPassedPart: flag }),
  ce: z.strictObject({
    channel: z.enum(['register', 'export']),
    declaredBy: z.enum(['trainingInstitution', 'trainee']),
    category: Text,
    yearRule: z.enum(['completionYear']),
  }),
  title: z.strictObject({
    map: z.partialRecord(Level.exclude(['senior']), Text),
    examOnlySeries: Words,
    authority: Text,
  }),
  subsidy: z.strictObject({
    certificate: z.enum(['level', 'training']),
    payee: z.enum(['trainee']),
    amounts: z.array(AmountRow).optional(),
    duplicateWindow: z.union([Months, z.enum(['calendarYear', 'lifetime'])]),
    yearlyCap: z.int().positive().nullable(),
    crossScheme: z.enum(['exclusive', 'allowed']),
    claimWindow: Months,
    noticeDays: Days,
    reviewDays: Days,
  }),
  talent: z.strictObject({ card: z.string().nullable(), pool: flag, awards: flag, startupLoan: flag }),
  employer: z.strictObject({ reimbursement: flag, payParity: z.array(z.enum(['pay', 'benefits', 'insurance'])) }),
  quarterly: z.discriminatedUnion('enabled', [
    z.strictObject({
      enabled: z.literal(true),
      dueRule: QuarterlyDueRule,
      basis: z.enum(['quarter']),
      template: QuarterlyTemplate,
    }),
    z.strictObject({ enabled: z.literal(false), dueRule: QuarterlyDueRule }),
  ]),
  inspection: z.strictObject({ modes: z.array(z.enum(['documents', 'onSite', 'random'])) }),
  privacy: z.strictObject({
    identityTypes: z.array(IdentityType).min(1),
    retentionYears: z.int().positive(),
    exportRowLimit: z.int().positive(),
    notice: VersionedText,
  }),
  calendar: z.strictObject({ region: z.enum(['CN']) }),
  /** Headings this city uses beside the common ones. */
  spreadsheet: z.strictObject({ headings: z.partialRecord(SheetField, Words) }),
});
export type CityPack = z.infer<typeof CityPack>;
