import * as z from 'zod';
import { CalendarDate, Days } from '../calendar/index.ts';
import { Fen, Level, OccupationCode } from '../values/index.ts';

/** A duty with a term: binding, or advisory (提示性) where the seed of the city is silent (A8). */
export const Term = z.strictObject({ limit: Days, binding: z.boolean() });
export type Term = z.infer<typeof Term>;

/** What a clock does when the receiver sends a filing back (A9 Q7, architecture 8). */
export const OnReturn = z.enum(['restart', 'continue']);

const Words = z.array(z.string().min(1));
const Text = z.string().min(1);

/** 学时 by occupation, direction ('*' for every direction) and level. Whole or half 学时. */
export const RequiredHours = z.record(
  OccupationCode,
  z.record(Text, z.partialRecord(Level, z.number().positive().multipleOf(0.5))),
);

/** One row of the table of amounts; `occupation` '*' stands for all. In force from a date on (A9 Q18). */
export const AmountRow = z.strictObject({
  occupation: z.union([OccupationCode, z.literal('*')]),
  level: Level,
  fen: Fen,
  from: CalendarDate,
});
export type AmountRow = z.infer<typeof AmountRow>;

/** One column of the quarterly form: a metric of A4 under the heading printed for it. */
export const Metric = z.enum([
  'occupation',
  'classesTrained',
  'peopleTrained',
  'subsidyPaid',
  'subsidisedClasses',
  'certificateHolders',
  'subsidyRecipients',
]);
export type Metric = z.infer<typeof Metric>;

/** The quarterly form as printed (W-annex, A4). Column order, unit, rows and total are template data. */
export const QuarterlyTemplate = z.strictObject({
  attachment: Text,
  title: Text,
  header: z.strictObject({ unit: Text, date: Text }),
  columns: z.array(z.strictObject({ metric: Metric, heading: Text })).min(1),
  /** Occupations in the order of the annex; those of the pack that are not named follow in the pack's order (“……”). */
  firstRows: z.array(OccupationCode),
  totalRow: z.boolean(),
  amountUnit: z.enum(['元', '万元']),
  footer: z.strictObject({ filler: Text, phone: Text }),
  note: Text,
  /** Headings of the attached sections 另附页: measures, good practice, problems. */
  sections: z.strictObject({ measures: Text, practice: Text, problems: Text }),
});
export type QuarterlyTemplate = z.infer<typeof QuarterlyTemplate>;

/** A text that people read and accept: its version is stored with their act. */
export const VersionedText = z.strictObject({ version: z.int().min(1), title: Text, paragraphs: Words.min(1) });
export type VersionedText = z.infer<typeof VersionedText>;

/** Columns of the sheets that institutions send. Their headings are matched by meaning. */
export const SheetField = z.enum([
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
  'theory',
  'ability',
  'remark',
]);
export type SheetField = z.infer<typeof SheetField>;

export { Text, Words };
