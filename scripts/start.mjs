// `npm start`: installs once, builds the admin when it has changed, then runs the host until it has stopped.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { BootstrapError, ensureInstalled, nodeBin, repositoryRoot } from './bootstrap.mjs';

const ADMIN = join(repositoryRoot, 'apps', 'admin');
/** Written after a build has ended well: a half-written dist has none. */
const BUILT = join(ADMIN, 'dist', '.peiyu-built');
const ADMIN_SOURCES = [
  ...['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) => join(ADMIN, name)),
  join(repositoryRoot, 'packages', 'domain', 'src'),
  join(repositoryRoot, 'packages', 'gateway', 'src'),
  join(repositoryRoot, 'package-lock.json'),
];

/** The latest change below a path; folders count too, so that a deleted file is noticed. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

async function buildAdmin() {
  if (!existsSync(join(ADMIN, 'vite.config.ts'))) {
    console.log('管理端尚无 vite.config.ts，跳过构建。');
    return;
  }
  const changed = Math.max(...ADMIN_SOURCES.map(newest));
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > changed) return;
  console.log('构建管理端……');
  const vite = join(repositoryRoot, 'node_modules', '.bin', 'vite');
  const { code, asked } = await runToEnd(nodeBin(), [vite, 'build', 'apps/admin'], { detached: false });
  if (asked) throw new BootstrapError('已中断。');
  if (code !== 0) throw new BootstrapError('管理端构建失败：原因见上面的输出。');
  writeFileSync(BUILT, '');
}

/**
 * npm hands a SIGTERM to its shell, and not every shell hands it on: a shell that is gone means the same to us.
 * Only under npm: whoever starts this script by hand may well leave it running.
 */
function watchParent(whenGone) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  return setInterval(() => process.ppid !== parent && whenGone(), 200);
}

/**
 * Runs a child with our terminal. A detached child has a session of its own: Ctrl-C reaches only us (twice, when npm
 * passes it on as well), and the child gets one request to stop. Its IPC channel tells it when we were killed.
 */
async function runToEnd(program, args, { detached }) {
  const stdio = detached ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
  let send = () => false;
  let asked = false;
  const ask = (signal) => {
    if (asked) console.log('正在收尾，请稍候……');
    else send(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    asked = true;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // Before the child: a signal in between would end us and leave it.
  for (const signal of signals) process.on(signal, ask);
  const child = spawn(program, args, { cwd: repositoryRoot, stdio, detached });
  send = (signal) => child.kill(signal);
  const orphaned = watchParent(() => asked || ask('SIGTERM'));
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({ code: code ?? 128 + constants.signals[signal], asked }));
    });
  } finally {
    clearInterval(orphaned);
    for (const signal of signals) process.off(signal, ask);
  }
}

try {
  await ensureInstalled();
  await buildAdmin();
  const { code } = await runToEnd(nodeBin(), [join('apps', 'host', 'src', 'main.ts')], { detached: true });
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
