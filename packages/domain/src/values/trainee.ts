import * as z from 'zod';
import type { Gender } from './citizen-id.ts';
import { wordKey } from './text.ts';

/** Group of a trainee 人员类别: in the field, willing to enter it, fresh graduate, retired (outside the programme) (W-III, H-I). */
export const TraineeGroup = z.enum(['employed', 'willing', 'freshGraduate', 'retired']);
export type TraineeGroup = z.infer<typeof TraineeGroup>;

export const TRAINEE_GROUP_NAMES: Readonly<Record<TraineeGroup, string>> = {
  employed: '在岗职工',
  willing: '有从业意愿人员',
  freshGraduate: '应届毕业生',
  retired: '已退休',
};

/** Education 学历, lowest first. `technicalSchool` is 技工院校, whose own rule needs a look by hand (B2). */
export const Education = z.enum([
  'below',
  'technicalSchool',
  'associate',
  'bachelor',
  'secondBachelor',
  'master',
  'doctorate',
]);
export type Education = z.infer<typeof Education>;

export const EDUCATION_NAMES: Readonly<Record<Education, string>> = {
  below: '高中及以下',
  technicalSchool: '技工院校',
  associate: '大学专科',
  bachelor: '大学本科',
  secondBachelor: '第二学士学位',
  master: '硕士研究生',
  doctorate: '博士研究生',
};

const GROUP_WORDS: Readonly<Record<string, TraineeGroup>> = {
  在职: 'employed',
  在职职工: 'employed',
  在职人员: 'employed',
  企业职工: 'employed',
  从业人员: 'employed',
  有意愿: 'willing',
  有意愿人员: 'willing',
  应届: 'freshGraduate',
  应届高校毕业生: 'freshGraduate',
  退休: 'retired',
  退休人员: 'retired',
  离退休人员: 'retired',
};

const EDUCATION_WORDS: Readonly<Record<string, Education>> = {
  专科: 'associate',
  大专: 'associate',
  高职: 'associate',
  本科: 'bachelor',
  学士: 'bachelor',
  双学位: 'secondBachelor',
  硕士: 'master',
  研究生: 'master',
  博士: 'doctorate',
  技师学院: 'technicalSchool',
  高级技工学校: 'technicalSchool',
  高中: 'below',
  中专: 'below',
};

function read<T extends string>(
  word: string,
  names: Readonly<Record<T, string>>,
  others: Readonly<Record<string, T>>,
): T | null {
  const key = wordKey(word);
  for (const code of Object.keys(names) as T[]) if (names[code] === key) return code;
  return Object.hasOwn(others, key) ? (others[key] ?? null) : null;
}

/** The group a sheet's word means, or null. */
export const traineeGroupOf = (word: string): TraineeGroup | null => read(word, TRAINEE_GROUP_NAMES, GROUP_WORDS);

/** The education a sheet's word means, or null. */
export const educationOf = (word: string): Education | null => read(word, EDUCATION_NAMES, EDUCATION_WORDS);

/** True when education `held` is `wanted` or higher. 技工院校 stands beside the ladder: only itself meets a rule made for it. */
export const hasEducation = (held: Education, wanted: Education): boolean =>
  held === 'technicalSchool' || wanted === 'technicalSchool'
    ? held === wanted
    : Education.options.indexOf(held) >= Education.options.indexOf(wanted);

/** 男 or 女, else null. */
export const genderOf = (word: string): Gender | null =>
  ({ 男: 'male', 女: 'female' } as const)[wordKey(word) as '男' | '女'] ?? null;

/** 是 true, 否 or nothing false, else null. */
export function yesNoOf(word: string): boolean | null {
  const key = wordKey(word);
  if (['是', '有', '√', 'y', 'yes'].includes(key)) return true;
  return ['', '否', '无', '没有', 'n', 'no'].includes(key) ? false : null;
}
