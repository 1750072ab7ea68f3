import { OccupationCode, Level } from '@peiyu/domain/values/index.ts';
import * as z from 'zod';

/** What a project, a certificate or a claim is in: occupation × direction × level (W-IV(2)). */
export interface Subject {
  readonly occupation: string;
  readonly direction: string | null;
  readonly level: Level;
}

export const SubjectInput = {
  occupation: OccupationCode,
  direction: z.string().min(1).max(60).nullable().default(null),
  level: Level,
} as const;

/** The three fields alone, of anything that carries them. */
export const subjectOf = ({ occupation, direction, level }: Subject): Subject => ({ occupation, direction, level });
