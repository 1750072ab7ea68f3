import * as z from 'zod';
import { accepted, refused } from '../refusal.ts';
import type { Outcome } from '../refusal.ts';

/**
 * A score in tenths of a point, 0–1000. Sheets carry halves (desks 3.3.6: step 0.5) and some evaluators one decimal; tenths hold both exactly,
 * so 59.5 is the integer 595 and no comparison with the pass mark ever rounds (W-IV(3), C4-18).
 */
export const ScoreTenths = z.int().min(0).max(1000);
export type ScoreTenths = z.infer<typeof ScoreTenths>;

/** Reads 「59.5」 or 59.5 into 595. Refuses more than one decimal instead of rounding it, and what lies outside 0–100. */
export function parseScore(raw: string | number): Outcome<ScoreTenths> {
  const found = /^(\d{1,3})(?:\.(\d))?$/u.exec(
    String(raw)
      .normalize('NFKC')
      .trim()
      .replace(/分$/u, '')
      .replace(/\.(\d)0+$/u, '.$1'),
  );
  const tenths = found ? Number(`${found[1]}${found[2] ?? '0'}`) : -1;
  return tenths >= 0 && tenths <= 1000 ? accepted(tenths) : refused('assessment.score.invalid');
}

/** 595 → 「59.5」, 600 → 「60」. */
export const formatScore = (tenths: ScoreTenths): string => String(tenths / 10);
