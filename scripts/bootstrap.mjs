// Plain JavaScript on Node 20 or later without dependencies: runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LockHeld, spawnRecorded, takeLock } from '../tooling/engines/src/lock.mjs';

const OLDEST_NODE = 20;
/** The slowest install seen takes a few minutes; whoever waits longer has something else to look at. */
const WAIT_FOR_OTHER_MS = 20 * 60_000;

export const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** What keeps the start from going on; the message is one line that says what to do. */
export class BootstrapError extends Error {}

/** The repository's own Node 24. */
export function nodeBin(root = repositoryRoot) {
  return join(root, 'node_modules', '.bin', 'node');
}

const markPath = (root) => join(root, 'node_modules', '.peiyu-lock');

function wantedHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled(root) {
  return existsSync(markPath(root)) && readFileSync(markPath(root), 'utf8') === wantedHash(root);
}

/**
 * Installs the dependencies when they are missing or package-lock.json has changed since; else does nothing.
 * Two at once: the second waits. Killed in the middle: the mark is missing, so the next start installs again.
 */
export async function ensureInstalled({ root = repositoryRoot, env = process.env, log = console.log } = {}) {
  refuseOldNode(process.versions.node);
  if (isInstalled(root)) return;
  const lock = await takeInstallLock(root, log);
  try {
    if (isInstalled(root)) return;
    const npm = findNpm(env);
    log('安装依赖（npm ci），只在第一次和依赖有变时进行……');
    const hash = wantedHash(root);
    await runInstall(npm, { root, env, lock });
    writeFileSync(markPath(root), hash);
    log('依赖已装好。');
  } finally {
    lock.release();
  }
}

async function takeInstallLock(root, log) {
  try {
    return await takeLock(join(root, '.peiyu', 'install-lock'), {
      waitMs: WAIT_FOR_OTHER_MS,
      onWait: (holder) => log(`另一个进程（${holder}）正在安装依赖，等它完成……`),
    });
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new BootstrapError(`进程 ${error.holder} 安装依赖超过 20 分钟：请结束它（kill ${error.holder}）后重新启动。`);
  }
}

export function refuseOldNode(version) {
  if (Number.parseInt(version, 10) < OLDEST_NODE) {
    throw new BootstrapError(`Node ${version} 太旧：请安装 Node ${OLDEST_NODE} 以上（https://nodejs.org）。`);
  }
}

/** The npm that runs us, else the one on the PATH; only with the flag that this npm knows. */
function findNpm(env) {
  const running = env.npm_execpath ?? '';
  const npm = running.endsWith('.js') ? { program: process.execPath, args: [running] } : { program: 'npm', args: [] };
  const help = spawnSync(npm.program, [...npm.args, 'ci', '--help'], { env, encoding: 'utf8' });
  if (help.error !== undefined) {
    throw new BootstrapError('找不到 npm：请安装 Node.js 自带的 npm（https://nodejs.org），并确认它在 PATH 上。');
  }
  const strict = `${help.stdout}${help.stderr}`.includes('--strict-allow-scripts') ? ['--strict-allow-scripts'] : [];
  // Node 24, TypeScript and vite are dev dependencies: they are wanted even where NODE_ENV says production.
  const flags = ['--include=dev', '--loglevel=error', '--no-audit', '--no-fund', '--progress=true', ...strict];
  return { program: npm.program, args: [...npm.args, 'ci', ...flags] };
}

async function runInstall(npm, { root, env, lock }) {
  const begun = Date.now();
  const progress = setInterval(() => {
    console.log(`  … 仍在安装依赖，已 ${Math.round((Date.now() - begun) / 1000)} 秒`);
  }, 10_000);
  let send = () => false;
  const forward = (signal) => send(signal);
  // Before the child: a signal in between would end us and leave it.
  process.on('SIGTERM', forward);
  process.on('SIGINT', forward);
  const child = spawnRecorded(lock, [npm.program, ...npm.args], { cwd: root, env, stdio: 'inherit' });
  send = (signal) => child.kill(signal);
  try {
    const [code, signal] = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (...how) => resolve(how));
    });
    if (signal !== null) throw new BootstrapError('安装被中断；再次启动会重新安装。');
    if (code !== 0) throw new BootstrapError(`npm ci 失败（退出码 ${code}）：原因见上面 npm 的输出，排除后重新启动。`);
  } finally {
    clearInterval(progress);
    process.off('SIGTERM', forward);
    process.off('SIGINT', forward);
  }
}
