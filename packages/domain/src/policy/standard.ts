import * as z from 'zod';
import { Education, Level, OccupationCode } from '../values/index.ts';
import { Text, Words } from './parts.ts';

/**
 * One way to meet the entry condition 申报条件 of a level; every stated part must hold. Work counts in this occupation (B2).
 * `byHand` marks a rule whose text is not loaded: it never qualifies by itself and never refuses silently.
 */
export const EntryAlternative = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/u),
  says: Text,
  /** A title of this rank or higher. */
  title: Text.optional(),
  education: Education.optional(),
  relatedMajor: z.literal(true).optional(),
  /** Students enrolled in their last year count as graduates (B2 “incl. enrolled fresh graduates”). */
  enrolledGraduates: z.literal(true).optional(),
  /** Level certificate of the same occupation. */
  certificate: Level.optional(),
  months: z.int().positive().optional(),
  byHand: z.literal(true).optional(),
});
export type EntryAlternative = z.infer<typeof EntryAlternative>;

/** National occupational standard 国家职业标准 of one occupation, as far as it is loaded (B2). 标准学时 are not in it: they are pack data. */
export const OccupationalStandard = z.strictObject({
  occupation: OccupationCode,
  name: Text,
  version: Text,
  source: Text,
  /** False while the text stands on memory or on another occupation's standard: pages say 「待核对原文」. */
  verified: z.boolean(),
  levels: z.array(Level).min(1),
  directions: Words,
  passMark: z.strictObject({ theory: z.number().min(0).max(100), ability: z.number().min(0).max(100) }),
  entryConditions: z.partialRecord(Level, z.array(EntryAlternative).min(1)),
});
export type OccupationalStandard = z.infer<typeof OccupationalStandard>;
