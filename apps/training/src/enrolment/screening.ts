import { parseDateText } from '@peiyu/domain/calendar/index.ts';
import type { CityPack, Subject } from '@peiyu/domain/policy/index.ts';
import { majorRelation } from '@peiyu/domain/policy/index.ts';
import type { Facts, RefusalCode } from '@peiyu/domain/refusal.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import { canTrain } from '@peiyu/domain/rules/index.ts';
import { identityTypeOf, parseIdentityDocument, traineeGroupOf, wordKey, yesNoOf } from '@peiyu/domain/values/index.ts';
import type { AdmitRow, AdmitVerdict } from '@peiyu/kit/identity-port.ts';

export type RowProblem = AdmitVerdict['problems'][number];

/** A row judged by the rules of the person and of the class. */
export interface Verdict {
  readonly row: number;
  readonly verdict: 'accept' | 'warn' | 'reject';
  readonly personId: string | undefined;
  readonly problems: readonly RowProblem[];
}

/** The class a row wants to enter, and the day it asks. */
export interface Screen {
  readonly pack: CityPack;
  readonly subject: Subject;
  readonly today: string;
}

/** The column a rule of the class looks at. */
const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  'training.enrolment.retired': '人员类别',
  'training.enrolment.group': '人员类别',
  'training.enrolment.territory': '所在区市',
  'training.enrolment.not-graduate': '毕业时间',
  'training.enrolment.major-review': '专业',
  'training.enrolment.age': '出生日期',
  'training.enrolment.duplicate': '证件号码',
};

export const problem = (code: RefusalCode, facts: Facts = {}): RowProblem => ({
  field: FIELD_OF[code] ?? '',
  code,
  text: refusalText(code, facts),
});

/** Identity's verdict and the rules of the class (W-III, H-I) together; a rule both have spoken of is said once. */
export function judge(row: AdmitRow, of: AdmitVerdict, screen: Screen): Verdict {
  const outcome = canTrain(trainingFacts(row, screen), screen.pack, screen.today);
  const said = outcome.ok ? outcome.value.warnings : [{ code: outcome.code, facts: outcome.facts }];
  const fresh = said
    .filter(({ code }) => !of.problems.some((known) => known.code === code))
    .map(({ code, facts }) => problem(code, facts));
  // What stops a row stands before what only warns.
  const problems = outcome.ok || of.verdict === 'reject' ? [...of.problems, ...fresh] : [...fresh, ...of.problems];
  const rejected = of.verdict === 'reject' || !outcome.ok;
  const verdict = rejected ? 'reject' : problems.length > 0 ? 'warn' : 'accept';
  return { row: of.row, verdict, personId: rejected ? undefined : of.personId, problems };
}

function trainingFacts(row: AdmitRow, { pack, subject, today }: Screen) {
  const document = parseIdentityDocument(identityTypeOf(row.documentType ?? '') ?? 'residentId', row.number, today);
  const stated = row.birthDate === undefined ? null : parseDateText(row.birthDate);
  return {
    // Rosters without the column say it by the employer: in work, or willing to enter the field (W-III).
    group: traineeGroupOf(row.group ?? '') ?? ((row.employer ?? '').trim() === '' ? 'willing' : 'employed'),
    drawsPension: yesNoOf(row.retired ?? '') === true,
    birthDate: (document.ok ? document.value.birthDate : null) ?? stated?.date ?? null,
    graduatedOn: row.graduation === undefined ? null : (parseDateText(row.graduation)?.date ?? null),
    major: majorRelation(pack, subject.occupation, row.major ?? ''),
    localTie: isLocal(row.county ?? '', pack),
  } as const;
}

/** The county column is the evidence of a roster for 在本市工作、就读、居住或户籍 (A9 Q4); the desk sees it with the row. */
function isLocal(county: string, { city }: CityPack): boolean {
  const key = wordKey(county);
  if (key === '') return false;
  const places = [city, ...city.divisions, ...city.zones.map(({ id, name }) => ({ code: id, name }))];
  return places.some(({ code, name }) => [wordKey(name), code, wordKey(city.name) + wordKey(name)].includes(key));
}
