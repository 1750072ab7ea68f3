import type { SheetCell, SheetRow } from '@peiyu/kit/sheets/index.ts';
import type { Facts, RefusalCode } from '@peiyu/domain/refusal.ts';
import type { Result } from '../application/scoring.ts';
import { Refusal, refusalText } from '@peiyu/domain/refusal.ts';
import { parseScore } from '@peiyu/domain/values/index.ts';
import { withoutNumbers } from '../public-reason.ts';

export type ScoreField = 'name' | 'identityNumber' | 'theory' | 'ability' | 'remark';

/** Words of absence and of a breach as sheets carry them (fixtures README; B3). */
const ABSENT = /缺考|未到考|缺席|弃考/u;
const BREACH = /替考|冒名|作弊|舞弊|抄袭|违纪|违规|成绩无效|作废/u;

export interface Problem {
  readonly field: string;
  readonly code: RefusalCode;
  readonly text: string;
}

export interface JudgedRow {
  readonly result: Result | null;
  readonly problems: readonly Problem[];
}

const problem = (field: string, code: RefusalCode, facts: Facts = {}): Problem => ({
  field,
  code,
  text: refusalText(code, facts),
});

/** What one line of a score sheet says, without its person. Nothing is rounded, nothing guessed (C4-18). */
export function judgeRow({ cells }: SheetRow<ScoreField>): JudgedRow {
  const remark = cells.remark?.text.trim() ?? '';
  const texts = [cells.theory, cells.ability];
  const absentCells = texts.filter((cell) => cell && ABSENT.test(cell.text)).length;
  const breach = BREACH.test(remark) ? withoutNumbers(remark) : null;
  const scoreCells = texts.filter((cell) => cell && !ABSENT.test(cell.text)).length;
  if (ABSENT.test(remark) || absentCells > 0) {
    if (scoreCells > 0) return refuse(problem('备注', 'assessment.score.absent'));
    return { result: { scores: { theory: null, ability: null, absent: true }, breach }, problems: [] };
  }
  if (breach !== null && scoreCells === 0) return { result: { scores: null, breach }, problems: [] };
  const theory = readScore(cells.theory);
  const ability = readScore(cells.ability);
  const problems = [
    ...(theory === null ? [problem('理论知识', 'assessment.score.invalid')] : []),
    ...(ability === null ? [problem('专业能力', 'assessment.score.invalid')] : []),
  ];
  if (theory === null || ability === null) return { result: null, problems };
  return { result: { scores: { theory, ability, absent: false }, breach }, problems: [] };
}

const refuse = (...problems: Problem[]): JudgedRow => ({ result: null, problems });

function readScore(cell: SheetCell | undefined): number | null {
  if (!cell || (cell.kind !== 'number' && cell.kind !== 'text')) return null;
  const read = parseScore(cell.text);
  return read.ok ? read.value : null;
}

/** The number of a line: a spreadsheet number has lost its last digits and cannot be matched. */
export function numberProblem(cell: SheetCell | undefined): Problem | null {
  if (!cell) return problem('证件号码', 'identity.citizen-id.missing');
  return cell.kind === 'text' ? null : problem('证件号码', 'identity.citizen-id.number-cell');
}

export const unknownProblem = (): Problem => problem('证件号码', 'assessment.score.unknown');
export const twiceProblem = (row: number): Problem => problem('证件号码', 'identity.person.twice-in-file', { row });

/** The refusal of a row in a job, with the number its sender sees beside it and the sentence of the preview. */
export const asRefusal = ({ code, text }: Problem, sheetRow: number): Refusal => new Refusal(code, { sheetRow, text });
