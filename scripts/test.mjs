// `npm test`: installs what is missing, then runs the suites on the Node of the repository. Plain JavaScript that an
// older Node can read, because on a fresh clone nothing newer is there yet.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BootstrapError, ensureInstalled, nodeBin } from './bootstrap.mjs';

try {
  await ensureInstalled();
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(`${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}
const runner = fileURLToPath(new URL('./test/run.ts', import.meta.url));
const child = spawn(nodeBin(), [runner, ...process.argv.slice(2)], { stdio: ['ignore', 'inherit', 'inherit'] });
// Ctrl-C reaches the runner by itself, as both stand in the terminal's group; a signal sent to this process alone is
// handed on. Either way the runner ends its children first, and this process waits for it.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => undefined);
child.on('error', (error) => {
  console.error(`the tests could not be started: ${error.message}`);
  process.exitCode = 1;
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
