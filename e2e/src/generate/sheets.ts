import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { e2eRoot, readScenario } from '../demo/scenario.ts';
import type { TrackPlan } from '../demo/scenario.ts';
import { between, dice, pick } from '../demo/seeded.ts';
import type { Cell, Grid } from '../demo/sheets.ts';
import { gridOfFile, sheetOf } from '../demo/sheets.ts';
import { makePersons } from './persons.ts';
import type { MadePerson } from './persons.ts';

type Roll = () => number;

const CITY_DIVISIONS: Readonly<Record<string, readonly string[]>> = {
  weihai: ['环翠区', '文登区', '荣成市', '乳山市'],
  heze: ['牡丹区', '定陶区', '曹县', '单县'],
};
const EMPLOYER = '示范数字技术有限公司';

/** Writes another set of sheets under the names of the scenario: other people, other shortages, other scores. */
export async function generateSheets(dir: string, seed: string): Promise<void> {
  const { tracks, hostile } = readScenario();
  const roll = dice(`${seed}|sheets`);
  for (const [index, [key, plan]] of Object.entries(tracks).entries()) {
    const area = `${plan.city.slice(0, 4)}99`;
    const count = between(roll, [plan.quota - 12, plan.quota]);
    const people = makePersons(roll, { count, area, firstPhone: 19900010000 + index * 1000 });
    await write(dir, plan.roster, rosterOf(roll, people, { plan, counties: CITY_DIVISIONS[key] ?? [] }));
    if (plan.attendance !== undefined) await teach(roll, people, { dir, plan });
  }
  for (const name of [hostile.roster, hostile.expected]) copyFileSync(join(e2eRoot, 'fixtures', name), join(dir, name));
}

const write = async (dir: string, name: string, rows: Grid): Promise<void> =>
  writeFileSync(join(dir, name), await sheetOf('名单', rows));

/** Everybody may be trained; whether one may be assessed differs with the level. */
function rosterOf(
  roll: Roll,
  people: readonly MadePerson[],
  of: { plan: TrackPlan; counties: readonly string[] },
): Grid {
  const { plan, counties } = of;
  const titles = ['', '', '技术员', '助理工程师', '助理工程师'];
  const schools =
    plan.level === 'junior'
      ? ['大学本科', '硕士研究生', '大学专科']
      : ['大学本科', '硕士研究生', '大学专科', '博士研究生'];
  return [
    ['数字技术工程师培育项目学员信息表'],
    [`填报单位（盖章）：${plan.institution}`],
    [
      '序号',
      '姓名',
      '证件号码',
      '性别',
      '出生日期',
      '手机号码',
      '学历',
      '专业',
      '毕业时间',
      '工作单位',
      '现有职称',
      '从事本职业年限',
      '人员类别',
      '所在区市',
    ],
    ...people.map(({ row, name, number, gender, birthDate, phone }): Cell[] => {
      const schooling = [
        pick(roll, schools),
        pick(roll, plan.relatedMajors),
        '2012年7月',
        EMPLOYER,
        pick(roll, titles),
      ];
      return [
        row,
        name,
        number,
        gender,
        birthDate,
        phone,
        ...schooling,
        between(roll, [1, 14]),
        '在职职工',
        pick(roll, counties),
      ];
    }),
    ['合计', `${people.length}人`],
  ];
}

/** Attendance with a few who lack minutes, and scores of the others with every kind of result. */
async function teach(roll: Roll, people: readonly MadePerson[], of: { dir: string; plan: TrackPlan }): Promise<void> {
  const { dir, plan } = of;
  const { attendance, scores } = plan;
  if (attendance === undefined || scores === undefined) return;
  const head = (await gridOfFile(join(e2eRoot, 'fixtures', attendance))).slice(0, 3);
  const minutes = (head[2] ?? []).filter((cell) => typeof cell === 'number');
  const short = new Set(Array.from({ length: between(roll, [2, 6]) }, () => between(roll, [1, people.length])));
  const rows = people.map((person): Cell[] => {
    const lost = short.has(person.row) ? between(roll, [0, minutes.length - 1]) : -1;
    const done = minutes.map((full, at) => (at === lost ? between(roll, [0, full - 1]) : full));
    return [person.row, person.name, person.number, ...done, ''];
  });
  await write(dir, attendance, [...head, ...rows]);
  await write(
    dir,
    scores,
    scoreRows(
      roll,
      people.filter(({ row }) => !short.has(row)),
    ),
  );
}

function scoreRows(roll: Roll, sitting: readonly MadePerson[]): Grid {
  const [absent, voided] = [between(roll, [1, 3]), between(roll, [1, 2])];
  const failing: readonly (readonly [number, number])[] = [
    [59.5, 80],
    [80, 59.5],
    [59, 59],
    [60, 59.9],
  ];
  const failed = between(roll, [1, failing.length]);
  const passing = (): number => between(roll, [120, 200]) / 2;
  const last = sitting.length - 1;
  return [
    ['序号', '姓名', '证件号码', '理论知识', '专业能力', '备注'],
    ...sitting.map(({ name, number }, index): Cell[] => {
      const who = [index + 1, name, number];
      const fromEnd = last - index;
      if (fromEnd < absent) return [...who, '缺考', '缺考', ''];
      if (fromEnd < absent + voided) return [...who, passing(), passing(), '违纪：替考，成绩无效'];
      const fail = failing[fromEnd - absent - voided];
      return fail !== undefined && fromEnd < absent + voided + failed
        ? [...who, ...fail, '']
        : [...who, passing(), passing(), ''];
    }),
  ];
}
