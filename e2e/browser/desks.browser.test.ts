import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../src/demo/run.ts';
import { runDemo } from '../src/demo/run.ts';
import { e2eRoot } from '../src/demo/scenario.ts';
import { desk, ti } from '../src/demo/steps/staff.ts';
import { found } from '../src/demo/world.ts';
import type { Visit } from './visit.ts';
import { launch, settled, signIn, visit } from './visit.ts';

const SEED = 'browser';
const fixtures = join(e2eRoot, 'fixtures');
const workDir = mkdtempSync(join(tmpdir(), 'peiyu-browser-'));
const visits: Visit[] = [];
let run: Run;
let browser: Browser;

beforeAll(async () => {
  // One class whose people wait for admission, another that waits for the city's review.
  run = await runDemo({
    outDir: workDir,
    workDir,
    fixtures,
    seed: SEED,
    kills: 0,
    say: () => undefined,
    until: '2026-03-05',
  });
  browser = await launch();
}, 240_000);

afterEach(async () => {
  await Promise.all(visits.splice(0).map((opened) => opened.close()));
});

afterAll(async () => {
  await browser?.close();
  if (!run) return; // What the platform printed before it failed to start stays where the error says it is.
  await run.platform.stop();
  rmSync(workDir, { recursive: true, force: true });
}, 90_000);

async function open(path: string, size: 'desk' | 'phone' = 'desk'): Promise<Visit> {
  const opened = await visit(browser, `${run.platform.address}${path}`, size);
  visits.push(opened);
  return opened;
}

async function as(user: string, size: 'desk' | 'phone' = 'desk'): Promise<Visit> {
  const opened = await open('/login', size);
  await signIn(opened.page, { user, seed: SEED });
  return opened;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('signing in', () => {
  it('says in Chinese that the password is wrong, keeps the name, and passes axe', async () => {
    const { page, check } = await open('/todo');
    await page.getByLabel('账号').fill('admin');
    await page.getByLabel('密码').fill('not the password');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toContain('账号或密码不对');
    expect(await page.getByLabel('账号').inputValue()).toBe('admin');
    await check();
    await page.getByRole('link', { name: '学员首次使用：激活账户' }).click();
    await heading(page, '激活学员账户');
    await check();
  });

  it('lands every officer on 待办, with the skip link as the first stop of the keyboard', async () => {
    const { page } = await as(desk('371000'));
    await page.reload();
    await settled(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到主要内容');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    expect(await page.title()).toMatch(/^待办 – .+ – 培育$/u);
  });
});

describe('the city desk', () => {
  it('reviews a class from its queue in three presses', async () => {
    const { page, check } = await as(desk('371000'));
    await check();
    await page.getByRole('link', { name: /^审核 开班审核/u }).click();
    await heading(page, /^班次 BC/u);
    await check();
    await page.getByRole('button', { name: '批准', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/名额 30 人/u).waitFor();
    await check();
    await dialog.getByRole('button', { name: '批准', exact: true }).click();
    await page.getByText(/^已办：批准/u).waitFor();
    await page.locator('.page-head .status', { hasText: '已批准' }).waitFor();
    await page.getByRole('link', { name: '返回待办' }).click();
    await page.getByText('待办都办完了').waitFor();
    await check();
  });

  it('sees no name and no number in clear, on a phone either', async () => {
    const { page, check } = await as(desk('371000'), 'phone');
    await page.goto(`${run.platform.address}/cohorts/${found(run.world.cohorts.get('weihai'), 'the class')}`);
    await page.getByRole('group', { name: /^名册/u }).waitFor();
    await check();
    const shown = (await page.content()) + (await page.title());
    const clear = run.world.tracks[0]?.trainees.filter(({ name, number, phone }) =>
      [name, number, phone].some((said) => shown.includes(said)),
    );
    expect(clear?.length).toBe(0);
  });
});

describe('the institution', () => {
  const expected = readFileSync(join(fixtures, 'hostile-roster.expected.csv'), 'utf8').trim().split(/\r?\n/u).slice(1);
  // Names of hostile rows have commas and quotes in them; the verdict is a word of its own.
  const verdicts = expected.flatMap((line) => {
    const [, row, verdict] = /^(\d+),.*,(accept|warn|reject|ignored),/u.exec(line) ?? [];
    return verdict === undefined || verdict === 'ignored' ? [] : [{ row, verdict }];
  });

  it('opens the enrolment, previews a hostile roster row by row, and imports what may be imported', async () => {
    const { page, check } = await as(ti('中国海洋大学'));
    await page.goto(`${run.platform.address}/cohorts/${found(run.world.cohorts.get('hostile'), 'the class')}`);
    await page.getByRole('button', { name: '开始招生' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开始招生' }).click();
    await page.getByRole('link', { name: '导入名册' }).first().click();
    await heading(page, '导入名册');
    await page.getByLabel('名册文件').setInputFiles(join(fixtures, 'hostile-roster.xlsx'));
    const rows = page.getByRole('group', { name: /^导入预览/u }).locator('tbody tr');
    await rows.first().waitFor();
    const looks = { accept: '可导入', warn: '可导入，有提示', reject: '有误' } as const;
    const numbers = await rows.locator('td:nth-child(1)').allTextContents();
    const said = await rows.locator('td:nth-child(3)').allTextContents();
    expect(numbers.map((row, at) => `${row} ${said[at]?.trim().replace(/^\S+ /u, '') ?? ''}`)).toEqual(
      verdicts.map(({ row, verdict }) => `${row} ${looks[verdict as keyof typeof looks]}`),
    );
    await check();
    await page.getByRole('checkbox', { name: /^只导入可导入的 13 行/u }).check();
    await page.getByRole('button', { name: '导入 13 人' }).click();
    await page.getByText(/^写入 13 项/u).waitFor();
    await check();
  });

  it('admits those who have confirmed', async () => {
    const { page, check } = await as(ti('中国石油大学（华东）'));
    await page.goto(`${run.platform.address}/cohorts/${found(run.world.cohorts.get('weihai'), 'the class')}`);
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '录取选中的 50 人' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '录取', exact: true }).click();
    await page.getByText('已录取 50 人。').waitFor();
    await check();
  });

  it('finds another body’s class absent', async () => {
    const { page, check } = await as(ti('中国海洋大学'));
    await page.goto(`${run.platform.address}/cohorts/${found(run.world.cohorts.get('weihai'), 'the class')}`);
    expect(await page.getByRole('alert').textContent()).toContain('没有找到，或不在您的办理范围');
    await check();
  });

  it('sees its quarterly form as on paper and takes it away as a sheet', async () => {
    const { page, check } = await as(ti('中国石油大学（华东）'));
    await page.getByRole('link', { name: '开展情况表', exact: true }).click();
    await page.getByRole('link', { name: /第1季度/u }).click();
    await heading(page, '2026年第1季度开展情况表');
    await check();
    const columns = await page.locator('.paper-grid thead th').allTextContents();
    expect(columns).toHaveLength(7);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载表格（xlsx）' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/2026-Q1\.xlsx$/u);
    await page.getByRole('button', { name: '盖章' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '盖章' }).click();
    await page.getByText('请填写填表人').waitFor();
    await check();
  });
});

describe('a trainee, on a phone', () => {
  it('sees the own class and may withdraw', async () => {
    const trainee = found(run.world.tracks[0]?.trainees[0], 'a trainee');
    const opened = await open('/login', 'phone');
    const { page, check } = opened;
    await signIn(page, { user: trainee.phone, seed: SEED, client: trainee.client.name });
    await check();
    await page.goto(`${run.platform.address}/me`);
    await page.getByRole('button', { name: '退出报名' }).click();
    await page.getByRole('dialog').waitFor();
    await check();
    await page.getByRole('button', { name: '暂不' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
