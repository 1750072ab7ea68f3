// `npm run demo`: installs once, then plays a programme year on the Node of the repository.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BootstrapError, ensureInstalled, nodeBin } from './bootstrap.mjs';

try {
  await ensureInstalled();
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(error.message);
  process.exit(1);
}
const main = fileURLToPath(new URL('../e2e/src/demo/main.ts', import.meta.url));
const child = spawn(nodeBin(), [main, ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the demo by itself, as both stand in the terminal's group; it stops the platform, and this waits for it.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => undefined);
child.on('error', (error) => {
  console.error(`演示不能启动：${error.message}`);
  process.exitCode = 1;
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
