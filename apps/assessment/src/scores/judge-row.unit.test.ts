import type { SheetCell, SheetRow } from '@peiyu/kit/sheets/index.ts';
import { describe, expect, it } from 'vitest';
import type { ScoreField } from './judge-row.ts';
import { judgeRow, numberProblem } from './judge-row.ts';

const text = (value: string): SheetCell => ({ kind: 'text', text: value, formula: false });
const number = (value: number): SheetCell => ({ kind: 'number', text: String(value), number: value, formula: false });
const row = (cells: SheetRow<ScoreField>['cells']): SheetRow<ScoreField> => ({ row: 2, cells });
const scores = (theory: number, ability: number) => ({ theory, ability, absent: false });
const ABSENT = { theory: null, ability: null, absent: true };

describe('a line of a score sheet', () => {
  it.each<[string, SheetRow<ScoreField>['cells'], object]>([
    [
      'half points stay halves',
      { theory: number(60), ability: number(59.5) },
      { scores: scores(600, 595), breach: null },
    ],
    ['texts are read', { theory: text(' 100分'), ability: text('０') }, { scores: scores(1000, 0), breach: null }],
    [
      'a remark that means nothing',
      { theory: number(80), ability: number(80), remark: text('补录') },
      { scores: scores(800, 800), breach: null },
    ],
    ['absent by remark', { remark: text('缺考') }, { scores: ABSENT, breach: null }],
    ['absent by the score cell', { theory: text('缺考') }, { scores: ABSENT, breach: null }],
    [
      'a breach without scores',
      { remark: text('违纪：替考，成绩无效') },
      { scores: null, breach: '违纪：替考，成绩无效' },
    ],
    [
      'a breach beside scores',
      { theory: number(90), ability: number(90), remark: text('作弊') },
      { scores: scores(900, 900), breach: '作弊' },
    ],
    [
      'a number in a remark falls out',
      { remark: text('替考人 371099199001010011') },
      { scores: null, breach: '替考人 …' },
    ],
  ])('%s', (_, cells, result) => {
    expect(judgeRow(row(cells))).toEqual({ result, problems: [] });
  });

  it.each<[string, SheetRow<ScoreField>['cells'], string]>([
    ['quarter points', { theory: number(85.25), ability: number(80) }, 'assessment.score.invalid'],
    ['over the top', { theory: number(100.5), ability: number(80) }, 'assessment.score.invalid'],
    ['negative', { theory: number(-1), ability: number(80) }, 'assessment.score.invalid'],
    ['one part missing', { theory: number(80) }, 'assessment.score.invalid'],
    ['nothing at all', {}, 'assessment.score.invalid'],
    [
      'a date',
      { theory: { kind: 'date', text: '2026-06-06', formula: false }, ability: number(80) },
      'assessment.score.invalid',
    ],
    ['absent with a score', { theory: number(80), remark: text('缺考') }, 'assessment.score.absent'],
  ])('%s is refused', (_, cells, code) => {
    const { result, problems } = judgeRow(row(cells));
    expect([result, problems[0]?.code]).toEqual([null, code]);
  });

  it('takes no number that was a spreadsheet number', () => {
    expect(numberProblem(number(371099199001010000))?.code).toBe('identity.citizen-id.number-cell');
    expect(numberProblem(undefined)?.code).toBe('identity.citizen-id.missing');
    expect(numberProblem(text('37109919900101001x'))).toBeNull();
  });
});
