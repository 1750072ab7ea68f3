import { mkdtempSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one run: data below, documents in `out`. */
export function runFolder(): { workDir: string; outDir: string } {
  const workDir = mkdtempSync(join(tmpdir(), 'peiyu-demo-test-'));
  const outDir = join(workDir, 'out');
  mkdirSync(outDir);
  return { workDir, outDir };
}
