import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareRun } from './compare/compare.ts';
import { runDemo } from './demo/run.ts';
import type { Run } from './demo/run.ts';
import { e2eRoot } from './demo/scenario.ts';
import { gridOfFile } from './demo/sheets.ts';
import { runFolder } from './testing-folder.ts';

const YEAR_MS = 400_000;
const fixtures = join(e2eRoot, 'fixtures');
const folder = runFolder();
const printed: string[] = [];
let run: Run;

beforeAll(async () => {
  run = await runDemo({ ...folder, fixtures, seed: '1', kills: 0, say: (line) => void printed.push(line) });
}, YEAR_MS);

afterAll(async () => {
  await run.platform.stop();
  rmSync(folder.workDir, { recursive: true, force: true });
});

test('the year comes to the expected figures, told alike by the platform and by its archive', async () => {
  await compareRun(run, { fixtures, printed });
});

test('what must be refused was refused, and the refusal tells nothing of the other city', () => {
  const { refusals, verifiedRevoked } = run.world.seen;
  expect(refusals['unlisted']?.reason).toBe('training.cohort.not-listed');
  expect(refusals['secondClaim']?.reason).toBe('subsidies.claim.duplicate');
  expect(refusals['elsewhere']?.reason).toBe('training.enrolment.duplicate');
  expect(JSON.stringify(refusals['elsewhere'])).not.toMatch(/威海|371000|中国石油大学/u);
  expect(verifiedRevoked).toBe('revoked');
});

test('the form of the fourth quarter is the annex to the cell, and its attachment tells of the revocation', async () => {
  const path = join(folder.outDir, '中国石油大学（华东）', '数字技术工程师培育项目开展情况表-2026-Q4.xlsx');
  const grid = await gridOfFile(path);
  const cells = grid.map((row) => row.filter((cell) => cell !== null));
  expect(cells.slice(0, 7)).toEqual([
    ['附件'],
    ['数字技术工程师培育项目开展情况表'],
    ['填报单位（盖章）：中国石油大学（华东）', '填报时间：2026年12月30日'],
    [
      '名称',
      '已培训班次（个）',
      '已培训人数（人）',
      '发放培训补贴金额',
      '纳入职业培训补贴班次（个）',
      '取得证书人数（人）',
      '领取培训补贴人数（人）',
    ],
    ['智能制造', 0, 0, 0, 0, 0, 0],
    ['大数据', 0, 0, 1500, 0, 0, 1],
    ['区块链', 0, 0, 0, 0, 0, 0],
  ]);
  const sheets = await attachmentText(path);
  expect(sheets).toMatch(/撤销专业技术等级证书 1 本/u);
  expect(sheets).toMatch(/追回职业培训补贴 1 笔，共 1,500\.00 元/u);
});

async function attachmentText(path: string): Promise<string> {
  const { readXlsx } = await import('hucre');
  const { sheets } = await readXlsx(readFileSync(path));
  return JSON.stringify(sheets.slice(1).map(({ rows }) => rows));
}

test('every certificate lies in the folder as a PDF', () => {
  const wanted = Object.values(run.outcome?.tracks ?? {}).reduce(
    (sum, { completed, certificates }) => sum + completed + certificates,
    0,
  );
  const files = readdirSync(folder.outDir).filter((name) => name.endsWith('.pdf'));
  expect(files).toHaveLength(wanted);
  for (const name of files) expect(readFileSync(join(folder.outDir, name)).subarray(0, 5).toString()).toBe('%PDF-');
});
