import { wordKey } from '../values/index.ts';
import type { CityPack } from './pack.ts';
import { SheetField } from './parts.ts';

/** Headings met in rosters, attendance and score sheets, by meaning (fixtures README, C1b). A pack adds its own. */
export const COMMON_HEADINGS: Readonly<Record<SheetField, readonly string[]>> = {
  sequence: ['序号', '编号', 'No.'],
  name: ['姓名', '学员姓名', '考生姓名', '参训人姓名'],
  identityType: ['证件类型', '证件类别', '证件种类'],
  identityNumber: ['证件号码', '证件号', '身份证号', '身份证号码', '居民身份证号码', '公民身份号码'],
  gender: ['性别'],
  ethnicity: ['民族'],
  birthDate: ['出生日期', '出生年月', '出生年月日'],
  phone: ['手机号码', '手机号', '手机', '联系电话', '联系方式', '电话'],
  education: ['学历', '文化程度', '最高学历'],
  major: ['专业', '所学专业', '毕业专业'],
  graduation: ['毕业时间', '毕业日期', '毕业年月'],
  employer: ['工作单位', '单位', '单位名称', '所在单位'],
  employerUscc: ['统一社会信用代码', '单位统一社会信用代码', '信用代码'],
  title: ['现有职称', '职称', '专业技术职称', '专业技术资格'],
  years: ['从事本职业年限', '从事本职业工作年限', '工作年限', '从业年限'],
  group: ['人员类别', '人员类型', '学员类别'],
  retired: ['是否退休', '是否已退休', '是否领取养老金'],
  county: ['所在区市', '所属县区', '所在县区', '县区', '区市'],
  theory: ['理论知识', '理论成绩', '理论知识成绩', '理论'],
  ability: ['专业能力', '能力成绩', '专业能力成绩', '专业能力考核', '实操成绩'],
  remark: ['备注', '说明'],
};

/** The field a heading means, spaces, brackets and stars aside; null for one not known. The pack's own headings come first. */
export function fieldOfHeading(heading: string, pack?: Pick<CityPack, 'spreadsheet'>): SheetField | null {
  const key = wordKey(heading);
  if (key === '') return null;
  const means = (names: readonly string[] | undefined) => names?.some((name) => wordKey(name) === key) ?? false;
  const own = SheetField.options.find((field) => means(pack?.spreadsheet.headings[field]));
  return own ?? SheetField.options.find((field) => means(COMMON_HEADINGS[field])) ?? null;
}
