import * as z from 'zod';
import { wordKey } from './text.ts';

/** Code of an occupation 职业. The list is open (W-I, H-I 等; B1 S49): a pack may bring occupations of its own. */
export const OccupationCode = z.string().regex(/^[a-z][A-Za-z0-9]{1,31}$/u, '职业代码应为小写字母开头的英文代码');
export type OccupationCode = z.infer<typeof OccupationCode>;

/** One occupation: the short form of the seeds, the exact name of the national list, the code of the 2022 dictionary and older ones that still occur. */
export const Occupation = z.strictObject({
  code: OccupationCode,
  short: z.string().min(1),
  exact: z.string().min(1),
  /** 2022 大典; null when the sources disagree. */
  number: z.string().nullable(),
  /** Codes of 2019–21, or in doubt: aliases for reading, never printed. */
  formerNumbers: z.array(z.string()),
});
export type Occupation = z.infer<typeof Occupation>;

const engineer = (code: string, short: string, [number, former]: readonly [string, string]): Occupation => ({
  code,
  short,
  exact: `${short}工程技术人员`,
  number,
  formerNumbers: [former],
});

/** The ten occupations of table A3 (S10, S35). */
export const OCCUPATIONS: readonly Occupation[] = [
  engineer('ai', '人工智能', ['2-02-38-01', '2-02-10-09']),
  engineer('iot', '物联网', ['2-02-38-02', '2-02-10-10']),
  engineer('bigData', '大数据', ['2-02-38-03', '2-02-10-11']),
  engineer('cloud', '云计算', ['2-02-38-04', '2-02-10-12']),
  engineer('smartMfg', '智能制造', ['2-02-38-05', '2-02-07-13']),
  engineer('indInternet', '工业互联网', ['2-02-38-06', '2-02-10-13']),
  engineer('vr', '虚拟现实', ['2-02-38-07', '2-02-10-14']),
  engineer('blockchain', '区块链', ['2-02-38-08', '2-02-10-15']),
  engineer('ic', '集成电路', ['2-02-38-09', '2-02-09-06']),
  // Two public files give different codes for 数字化管理师 (A3): neither is printed until verified.
  {
    code: 'digitalMgmt',
    short: '数字化管理',
    exact: '数字化管理师',
    number: null,
    formerNumbers: ['2-02-30-11', '2-06-07-13'],
  },
];

/** The occupation of a code; undefined for a code no list has. */
export const findOccupation = (code: string, list: readonly Occupation[] = OCCUPATIONS): Occupation | undefined =>
  list.find((occupation) => occupation.code === code);

/** The occupation meant by a short name, an exact name, a present or former code, or our own code; undefined when none is. */
export function matchOccupation(word: string, list: readonly Occupation[] = OCCUPATIONS): Occupation | undefined {
  const key = wordKey(word);
  return list.find(({ code, short, exact, number, formerNumbers }) =>
    [code.toLowerCase(), wordKey(short), wordKey(exact), number, ...formerNumbers].includes(key),
  );
}

/** The occupations of a listing's 培育范围 text, 「大数据、区块链」, in order; a part that matches nothing comes back under `unknown` (H-annex). */
export function matchOccupations(
  text: string,
  list: readonly Occupation[] = OCCUPATIONS,
): { found: Occupation[]; unknown: string[] } {
  const result: { found: Occupation[]; unknown: string[] } = { found: [], unknown: [] };
  for (const part of text.split(/[、,，;；/\s]+/u).filter((word) => word !== '')) {
    const match = matchOccupation(part, list);
    if (match) result.found.push(match);
    else result.unknown.push(part);
  }
  return result;
}
