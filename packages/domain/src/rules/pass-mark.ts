import { formatScore } from '../values/index.ts';
import type { ScoreTenths } from '../values/index.ts';

/** Pass mark in points for each part, from the standard or the pack (B2: 60 and 60). */
export interface PassMark {
  readonly theory: number;
  readonly ability: number;
}

const TENTHS = 10;
const toTenths = (points: number) => Math.ceil(points * TENTHS - 1e-9);

/** Both parts at or above their mark (W-IV(3), B2). Scores are integers in tenths, so 59.5 stays below 60 and nothing rounds (C4-18). */
export const passed = (theory: ScoreTenths, ability: ScoreTenths, mark: PassMark): boolean =>
  theory >= toTenths(mark.theory) && ability >= toTenths(mark.ability);

/** The facts of `assessment.result.both-required`. */
export const resultFacts = (
  theory: ScoreTenths,
  ability: ScoreTenths,
  mark: PassMark,
): { theory: string; ability: string; passMark: string } => ({
  theory: formatScore(theory),
  ability: formatScore(ability),
  passMark: mark.theory === mark.ability ? String(mark.theory) : `${mark.theory}/${mark.ability}`,
});
