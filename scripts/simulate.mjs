import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// The simulator stands with the kit's tests; the Node of this repository runs it, whatever the machine has.
const main = join(import.meta.dirname, '../packages/kit/src/testing/simulator/main.ts');
const { status } = spawnSync('node', [main, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
