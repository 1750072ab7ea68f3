import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const ADVICE = `浏览器测试需要 Chromium 或 Chrome。请安装后重试，例如：apt-get install ${PACKAGES.join(' ')}`;

/**
 * Before the browser suite: a browser (`PEIYU_CHROMIUM`), a font that has Chinese, and the admin as it stands now. What
 * is missing is installed where the machine allows it; otherwise the suite fails with one line that says what to install.
 */
export function setup(): void {
  process.env['PEIYU_CHROMIUM'] = findBrowser() ?? install();
  if (!hasChineseFont()) process.env['FONTCONFIG_FILE'] = ownFonts();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [vite, 'build', join(root, 'apps', 'admin'), '--logLevel', 'error'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
}

/** The operator's own choice, else the first browser on the path. */
function findBrowser(): string | undefined {
  const chosen = process.env['PEIYU_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`PEIYU_CHROMIUM 指向的文件不存在。${ADVICE}`);
    return chosen;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function install(): string {
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!mayInstall) throw new Error(ADVICE);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): boolean => spawnSync('apt-get', args, { env, stdio: 'inherit' }).status === 0;
  const installed = apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', ...PACKAGES);
  const found = installed ? findBrowser() : undefined;
  if (found === undefined) throw new Error(ADVICE);
  return found;
}

const hasChineseFont = (): boolean => {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
};

/** A font configuration of the fonts that come with the repository's packages. */
function ownFonts(): string {
  const dir = mkdtempSync(join(tmpdir(), 'peiyu-fonts-'));
  mkdirSync(join(dir, 'cache'));
  const file = join(dir, 'fonts.conf');
  const fonts = join(root, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(dir, 'cache')}</cachedir></fontconfig>`,
  );
  return file;
}
