import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const KILOBYTE = 1024;
const FIRST_LOAD = 350 * KILOBYTE;
const ROUTE = 180 * KILOBYTE;
const ROUTES = ['todo', 'cohorts', 'cohort', 'import-roster', 'quarterly-reports', 'quarterly-report', 'me', 'login'];
const dir = mkdtempSync(join(tmpdir(), 'peiyu-admin-'));

afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Every file a chunk brings with it, itself and its styles among them. */
function filesOf(manifest: Record<string, Chunk>, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const next of chunk.imports ?? []) filesOf(manifest, next, seen);
  return seen;
}

const weigh = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dir, file))).length, 0);

describe('the built admin', () => {
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [vite, 'build', import.meta.dirname, '--outDir', dir, '--logLevel', 'error'], { env });
  const manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const route = (name: string): Set<string> => filesOf(manifest, `src/app/routes/${name}.tsx`);
  const shell = new Set([...filesOf(manifest, 'index.html'), ...route('shell')]);

  it('shows an officer the first page within 350 KB, compressed', () => {
    const size = weigh(new Set([...shell, ...route('todo')]));
    expect(size).toBeGreaterThan(50 * KILOBYTE);
    expect(size).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it.each(ROUTES)('adds at most 180 KB for %s', (name) => {
    const own = route(name);
    expect(own.size).toBeGreaterThan(0);
    expect(weigh([...own].filter((file) => !shell.has(file)))).toBeLessThanOrEqual(ROUTE);
  });
});
