import { wordKey } from './text.ts';

/**
 * Rank of a professional title 职称 in the engineering series: 1 技术员 (员级), 2 助理工程师 (助理级), 3 工程师 (中级), 4 高级工程师 (副高级), 5 正高级工程师.
 * A pack may name titles by level alone (初级职称). Names of W-V(2), B2; the ladder of the engineering series (R).
 */
export type TitleRank = 1 | 2 | 3 | 4 | 5;

const RANKS: Readonly<Record<string, TitleRank>> = {
  技术员: 1,
  员级: 1,
  助理工程师: 2,
  助工: 2,
  助理级: 2,
  初级职称: 2,
  工程师: 3,
  中级职称: 3,
  高级工程师: 4,
  副高级工程师: 4,
  高工: 4,
  高级职称: 4,
  正高级工程师: 5,
  正高级职称: 5,
};

/** The rank of a title as written; null for none or one of another series, which then proves nothing here. */
export function titleRank(word: string | null | undefined): TitleRank | null {
  const key = wordKey(word ?? '');
  return Object.hasOwn(RANKS, key) ? (RANKS[key] ?? null) : null;
}

/** True when someone with title `held` has `wanted` or a higher one. False for titles that are not known. */
export function holdsTitle(held: string | null | undefined, wanted: string): boolean {
  const [have, need] = [titleRank(held), titleRank(wanted)];
  return have !== null && need !== null && have >= need;
}
