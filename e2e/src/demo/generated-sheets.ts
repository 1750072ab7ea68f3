import { dice, between } from './seeded.ts';
import type { Cell, RosterLine } from './sheets.ts';
import { columnsOf, gridOf, sheetOf, textOf } from './sheets.ts';

/** A sheet of attendance in which everybody came to everything; theory and practice, online and not, take turns. */
export function heldAttendance(
  lines: readonly RosterLine[],
  { days, minutes }: { days: readonly string[]; minutes: number },
): Promise<Uint8Array> {
  const mode = (index: number): string => `${index % 3 === 2 ? '线上' : '线下'}${index % 2 === 0 ? '理论' : '实操'}`;
  return sheetOf('考勤', [
    ['序号', '姓名', '证件号码', ...days, '备注'],
    ['', '', '方式', ...days.map((_, index) => mode(index)), ''],
    ['', '', '应到分钟', ...days.map(() => minutes), ''],
    ...lines.map((line, index) => [index + 1, line.name, line.number, ...days.map(() => minutes), '']),
  ]);
}

/** A sheet of scores in which everybody passes. */
export function passingScores(lines: readonly RosterLine[], seed: string): Promise<Uint8Array> {
  const roll = dice(`${seed}|scores`);
  const score = (): number => between(roll, [60, 96]);
  return sheetOf('成绩', [
    ['序号', '姓名', '证件号码', '理论知识', '专业能力', '备注'],
    ...lines.map((line, index) => [index + 1, line.name, line.number, score(), score(), '']),
  ]);
}

/** A card number that belongs to nobody. */
export function accountOf(seed: string, row: number): string {
  const roll = dice(`${seed}|account|${row}`);
  return `6200${Array.from({ length: 15 }, () => between(roll, [0, 9])).join('')}`;
}

/** The bank's answer to its own file: every line paid but those named. */
export async function bankReply(file: string, rejected: ReadonlySet<string>): Promise<Uint8Array> {
  const headings = ['申领编号', '金额（元）', '参考号'];
  const grid = await gridOf(Buffer.from(file, 'base64'));
  const { row, at } = columnsOf(grid, headings);
  const numberAt = at.get('申领编号') ?? 0;
  const lines = grid.slice(row + 1).filter((cells) => textOf(cells[numberAt]).startsWith('SL'));
  const replies = lines.map((cells): Cell[] => {
    const failed = rejected.has(textOf(cells[numberAt]));
    const asked = headings.map((heading) => cells[at.get(heading) ?? 0] ?? '');
    return [...asked, failed ? '失败' : '成功', failed ? '账户已销户' : ''];
  });
  return sheetOf('回单', [[...headings, '结果', '原因'], ...replies]);
}
