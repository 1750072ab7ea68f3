import { z } from 'zod';

/** Shapes that events share. Ids are opaque; dates are Asia/Shanghai business dates; money is integer fen; time is minutes. */
export const Id = z.string().min(1).max(60);
export const BusinessDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const Division = z.string().regex(/^\d{6}$/);
export const Occupation = z.string().min(1).max(40);
export const Level = z.enum(['junior', 'intermediate', 'senior']);
export const Fen = z.int().nonnegative();
export const Minutes = z.int().nonnegative();
export const Reason = z.string().min(1).max(500);
/** Tenths of a point, 0–1000: scores have steps of half a point and are never rounded (B2). */
export const Tenths = z.int().min(0).max(1000);

/** What is taught and examined: occupation × direction × level (W-IV(2)). */
export const subject = { occupation: Occupation, direction: z.string().max(60).nullable(), level: Level } as const;
