import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { passwordOf } from '../src/demo/world.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

export interface Visit {
  readonly page: Page;
  /** Axe finds nothing, the page has said nothing on its console, and it fits its width. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['PEIYU_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** A browser of its own on a page: nothing is shared with another visit. */
export async function visit(browser: Browser, url: string, size: 'desk' | 'phone' = 'desk'): Promise<Visit> {
  const context = await browser.newContext({
    viewport: size === 'desk' ? DESK : PHONE,
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('pageerror', ({ message }) => said.push(message));
  page.on('console', (line) => {
    // A refusal is an answer; the browser writes its status down as an error all the same.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) said.push(line.text());
  });
  await page.goto(url);
  return {
    page,
    async check() {
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      expect(said).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    },
    close: () => context.close(),
  };
}

/** No request under way and no skeleton in sight. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.loading').waitFor({ state: 'detached' });
}

/** Signs in as a user of the demo and stands before the work queue. */
export async function signIn(page: Page, of: { user: string; seed: string; client?: string }): Promise<void> {
  await page.getByLabel('账号').fill(of.user);
  await page.getByLabel('密码').fill(passwordOf(of.seed, of.client ?? of.user));
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  await settled(page);
}
