import { refusalText, type Facts, type RefusalCode } from '@peiyu/domain/refusal.ts';
import { Invalid } from '../errors.ts';

interface Answer {
  readonly code: RefusalCode;
  /** Fills the catalogue's sentence; facts of the single case come over it. */
  readonly facts?: Facts;
}

const rejected = (reason: string): Answer => ({ code: 'kit.file.rejected', facts: { reason } });
const notASheet = (found: string): Answer => ({ code: 'kit.sheet.not-a-sheet', facts: { found } });

/** Why a whole workbook was refused, and the code of the catalogue it answers with (issue 4, bad input; H39, H40, H46). */
const answers = {
  'empty-file': { code: 'kit.sheet.empty' },
  'file-too-large': { code: 'kit.file.too-large' },
  'old-excel': notASheet('旧版 xls 工作簿'),
  csv: notASheet('CSV 或文本文件'),
  'not-a-spreadsheet': notASheet('其他文件'),
  'password-protected': { code: 'kit.sheet.password' },
  damaged: rejected('表格已损坏，读不出内容'),
  'unsafe-archive': rejected('文件内部结构异常，为安全起见没有打开'),
  'too-large-unzipped': rejected('内容过大，请删去图片和多余的工作表'),
  'read-failed': rejected('内容过于复杂，没有在时限内读完，请只保留需要的工作表和列'),
  'no-visible-sheet': rejected('工作表都已隐藏，隐藏的不读取，请取消隐藏'),
  'too-many-rows': { code: 'kit.sheet.too-many-rows' },
  empty: { code: 'kit.sheet.empty' },
  'no-rows': { code: 'kit.sheet.empty' },
  'no-header': { code: 'kit.sheet.no-header' },
  'missing-columns': { code: 'kit.sheet.column-missing' },
} as const satisfies Record<string, Answer>;

export type SheetProblem = keyof typeof answers;

/**
 * 400: the workbook as a whole cannot be read, and nothing of it was kept. `problem` tells cases apart that share a code of
 * the catalogue; `sentence` is that code's plain Chinese with its facts filled. Neither holds the content of a data cell.
 */
export class SheetError extends Invalid {
  readonly problem: SheetProblem;
  readonly sentence: string;

  constructor(problem: SheetProblem, facts: Facts = {}, options?: { cause?: unknown }) {
    const answer: Answer = answers[problem];
    const all = { ...answer.facts, ...facts };
    super(answer.code, all, options);
    this.problem = problem;
    this.sentence = refusalText(answer.code, all);
  }
}
