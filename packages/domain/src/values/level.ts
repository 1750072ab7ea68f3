import * as z from 'zod';

/** Level 等级 of an occupation, lowest first (C1, B2). */
export const Level = z.enum(['junior', 'intermediate', 'senior']);
export type Level = z.infer<typeof Level>;

export const LEVEL_NAMES: Readonly<Record<Level, string>> = { junior: '初级', intermediate: '中级', senior: '高级' };

/** The level a word means: 初级, 中级, 高级, with or without 等级 or 专业技术等级; null for others. */
export function levelOf(word: string): Level | null {
  const key = word.normalize('NFKC').replaceAll(/\s|专业技术|等级/gu, '');
  return Level.options.find((level) => LEVEL_NAMES[level] === key) ?? null;
}

/** Negative when `a` is lower than `b`, 0 when they are the same. */
export const compareLevels = (a: Level, b: Level): number => Level.options.indexOf(a) - Level.options.indexOf(b);
