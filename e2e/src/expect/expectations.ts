// What a year must come to, computed from the sheets and the scenario alone: imports nothing of the project.
//   node e2e/src/expect/expectations.ts [FIXTURES]     prints the figures as JSON
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { addDays, addWorkingDays, lastWorkingDayTo, rollForward } from './days.ts';

/** A scenario as its JSON has it; only what is used here is named. */
interface Plan {
  readonly roster: string;
  readonly attendance?: string;
  readonly scores?: string;
  readonly level: string;
  readonly titleOfLevel: string;
  readonly relatedMajors: readonly string[];
  readonly cohort: Readonly<Record<string, string>>;
  readonly assessment: Readonly<Record<string, string>>;
  readonly subsidy?: Readonly<Record<string, string>>;
  readonly revocation?: object;
  readonly forms?: Readonly<Record<string, string>>;
}
interface Scenario {
  readonly requiredMinutes: number;
  readonly subsidyFen: number;
  readonly passMark: number;
  readonly tracks: Readonly<Record<string, Plan>>;
  readonly hostile: { readonly expected: string };
}

type Row = readonly unknown[];
type Person = Readonly<Record<'number' | 'title' | 'education' | 'major', string>> & { readonly years: number };

const TITLES = ['技术员', '助理工程师', '工程师', '高级工程师', '正高级工程师'];
const rankOf = (title: string): number => TITLES.indexOf(title);
const text = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';

async function rowsOf(path: string): Promise<readonly Row[]> {
  return (await readXlsx(readFileSync(path))).sheets[0]?.rows ?? [];
}

/** Rows under the headings, as records by heading (blanks in headings removed). */
function records(rows: readonly Row[], heading: RegExp): Record<string, unknown>[] {
  const at = rows.findIndex((row) => row.some((cell) => heading.test(text(cell).replaceAll(/\s/gu, ''))));
  const names = (rows[at] ?? []).map((cell) => text(cell).replaceAll(/\s/gu, ''));
  return rows
    .slice(at + 1)
    .filter((row) => typeof row[0] === 'number')
    .map((row) => Object.fromEntries(names.map((name, column) => [name, row[column]])));
}

async function personsOf(path: string): Promise<Person[]> {
  return records(await rowsOf(path), /^(证件号码|身份证号)$/u).map((row) => ({
    number: text(row['证件号码'] ?? row['身份证号']).toUpperCase(),
    title: text(row['现有职称'] ?? row['职称']),
    education: text(row['学历'] ?? row['文化程度']),
    major: text(row['专业'] ?? row['所学专业']),
    years: Number(row['从事本职业年限'] ?? row['工作年限']),
  }));
}

/** Minutes missing, by number; nobody misses any where no sheet exists. */
async function shortages(dir: string, plan: Plan, required: number): Promise<Map<string, number>> {
  if (plan.attendance === undefined) return new Map();
  const rows = await rowsOf(join(dir, plan.attendance));
  const days = (rows[0] ?? []).flatMap((cell, column) => (/^\d{4}-\d{2}-\d{2}/u.test(dayText(cell)) ? [column] : []));
  const people = rows.filter((row) => typeof row[0] === 'number');
  const short = people.map((row): [string, number] => {
    const done = days.reduce((sum, column) => sum + Number(row[column]), 0);
    return [text(row[2]).toUpperCase(), required - done];
  });
  return new Map(short.filter(([, missing]) => missing > 0));
}

const dayText = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : text(cell));

/** Entry by the national standard (B2): a title, or schooling in a related major; nobody holds a level certificate yet. */
function mayEnter(person: Person, plan: Plan): boolean {
  const related = plan.relatedMajors.includes(person.major);
  if (plan.level === 'junior') {
    if (rankOf(person.title) >= rankOf('技术员')) return true;
    if (/本科|硕士|博士/u.test(person.education)) return related;
    return /专科/u.test(person.education) && related && person.years >= 1;
  }
  if (rankOf(person.title) >= rankOf('助理工程师') && person.years >= 2) return true;
  return /博士/u.test(person.education) && related;
}

interface Sat {
  readonly absent: number;
  readonly voided: number;
  readonly notPassed: number;
  readonly passers: readonly Person[];
}

async function resultsOf(dir: string, plan: Plan, of: { entered: readonly Person[]; mark: number }): Promise<Sat> {
  if (plan.scores === undefined) return { absent: 0, voided: 0, notPassed: 0, passers: of.entered };
  const byNumber = new Map(of.entered.map((person) => [person.number, person]));
  const lines = records(await rowsOf(join(dir, plan.scores)), /^证件号码$/u);
  const passers: Person[] = [];
  const tally = { absent: 0, voided: 0, notPassed: 0 };
  for (const line of lines) {
    const person = byNumber.get(text(line['证件号码']).toUpperCase());
    const [theory, ability] = [line['理论知识'], line['专业能力']];
    if (/违纪|替考|作弊/u.test(text(line['备注']))) tally.voided += 1;
    else if (text(theory) === '缺考') tally.absent += 1;
    else if (Number(theory) < of.mark || Number(ability) < of.mark) tally.notPassed += 1;
    else if (person) passers.push(person);
  }
  return { ...tally, passers };
}

const clock = (due: string, doneOn: string) => ({ due, doneOn, late: doneOn > due });

async function track(dir: string, plan: Plan, scenario: Scenario) {
  const { cohort, assessment, subsidy } = plan;
  const persons = await personsOf(join(dir, plan.roster));
  const short = await shortages(dir, plan, scenario.requiredMinutes);
  const finished = persons.filter(({ number }) => !short.has(number));
  const entered = finished.filter((person) => mayEnter(person, plan));
  const { passers, ...sat } = await resultsOf(dir, plan, { entered, mark: scenario.passMark });
  const day = (of: Readonly<Record<string, string>>, name: string): string => of[name] ?? '';
  const completedOn = day(cohort, 'completed');
  const issuedOn = day(assessment, 'issued');
  const fen = scenario.subsidyFen;
  const payments = subsidy
    ? [
        { on: day(subsidy, 'paid'), count: passers.length - 1, fen: (passers.length - 1) * fen },
        { on: day(subsidy, 'repaid'), count: 1, fen },
      ]
    : [];
  const ledgerFen = payments.reduce((sum, payment) => sum + payment.fen, 0);
  const revoked = plan.revocation ? 1 : 0;
  const facts = [
    { on: completedOn, add: [1, finished.length, 0, subsidy ? 1 : 0, 0, 0] },
    { on: issuedOn, add: [0, 0, 0, 0, passers.length, 0] },
    ...payments.map(({ on, count, fen: paid }) => ({ on, add: [0, 0, paid, 0, 0, count] })),
  ];
  return {
    enrolled: persons.length,
    deskCopies: 'announced' in cohort ? persons.length : 0,
    completed: finished.length,
    failed: short.size,
    completedOn,
    applied: finished.length,
    qualified: entered.length,
    notQualified: finished.length - entered.length,
    ...sat,
    passed: passers.length,
    certificates: passers.length,
    certificatesOn: issuedOn,
    hoursDeclared: finished.length,
    titleNotices: passers.filter(({ title }) => rankOf(title) < rankOf(plan.titleOfLevel)).length,
    titleNoticesWithdrawn: revoked,
    revoked,
    claims: subsidy ? passers.length : 0,
    payments,
    payFailures: subsidy ? 1 : 0,
    noticeUntil: subsidy ? addWorkingDays(day(subsidy, 'noticed'), 5) : null,
    recoveredFen: revoked * fen,
    ledgerFen,
    yearToDateFen: plan.forms ? ledgerFen : null,
    shortMinutes: [...short.values()].toSorted((a, b) => a - b),
    forms: formsOf(plan.forms ?? {}, facts),
    clocks: {
      D1: clock(rollForward(addDays(completedOn, 30)), day(cohort, 'reported')),
      D2: clock(rollForward(addDays(day(assessment, 'confirmed'), 30)), day(assessment, 'reported')),
      D3: clock(addWorkingDays(day(assessment, 'reported'), 10), day(assessment, 'provinceConfirmed')),
      D4: clock(rollForward(addDays(day(assessment, 'approved'), 30)), issuedOn),
      ...Object.fromEntries(
        Object.entries(plan.forms ?? {}).map(([quarter, on]) => [
          `D5 ${quarter}`,
          clock(lastWorkingDayTo(quarterEnd(quarter)), on),
        ]),
      ),
    },
  };
}

const quarterEnd = (quarter: string): string => {
  const [year = '', number = '1'] = quarter.split('-Q');
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][Number(number) - 1]}`;
};

/** A fact stands in the first form that was sealed on its day or later. */
function formsOf(forms: Readonly<Record<string, string>>, facts: readonly { on: string; add: readonly number[] }[]) {
  const open = [...facts];
  const rows: Record<string, number[]> = {};
  for (const [quarter, sealedOn] of Object.entries(forms).toSorted(([a], [b]) => a.localeCompare(b))) {
    const taken = open.filter(({ on }) => on <= sealedOn);
    for (const fact of taken) open.splice(open.indexOf(fact), 1);
    rows[quarter] = taken.reduce(
      (sum, { add }) => sum.map((figure, at) => figure + (add[at] ?? 0)),
      [0, 0, 0, 0, 0, 0],
    );
  }
  return rows;
}

/** The verdicts of the roster with every kind of bad row, from the sheet's own key. */
function hostileOf(dir: string, scenario: Scenario) {
  const lines = readFileSync(join(dir, scenario.hostile.expected), 'utf8').trim().split('\n').slice(1);
  const rows = lines.flatMap((line) => {
    const row = /^(\d+),(.*?),(accept|warn|reject|ignored),/u.exec(line);
    return row ? [{ row: Number(row[1]), verdict: String(row[3]) }] : [];
  });
  const hidden = lines.filter((line) => line.includes(',ignored,')).length;
  return { rows, hidden, committed: rows.filter(({ verdict }) => verdict === 'accept' || verdict === 'warn').length };
}

/** All figures of a scenario over a folder of sheets. */
export async function expectations(dir: string, scenarioPath: string) {
  if (!existsSync(dir)) throw new Error(`no folder ${dir}`);
  const scenario = JSON.parse(readFileSync(scenarioPath, 'utf8')) as Scenario;
  const entries = await Promise.all(
    Object.entries(scenario.tracks).map(async ([key, plan]) => [key, await track(dir, plan, scenario)] as const),
  );
  const tracks = Object.fromEntries(entries);
  const lateClocks = entries.flatMap(([key, { clocks }]) =>
    Object.entries(clocks).flatMap(([name, { late }]) => (late ? [`${key} ${name}`] : [])),
  );
  return { tracks, hostile: hostileOf(dir, scenario), lateClocks };
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..', '..');
  const figures = await expectations(process.argv[2] ?? join(root, 'fixtures'), join(root, 'scenario.json'));
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}
