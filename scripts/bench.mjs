// `npm run bench [-- --json --rounds N --only commands,effects,sheets,roster,pdf]`: what the platform costs beside bare floors.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BootstrapError, ensureInstalled, nodeBin, repositoryRoot } from './bootstrap.mjs';

try {
  await ensureInstalled();
  const main = join(repositoryRoot, 'e2e', 'bench', 'main.ts');
  const { status } = spawnSync(nodeBin(), [main, ...process.argv.slice(2)], { cwd: repositoryRoot, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
