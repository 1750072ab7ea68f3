import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'peiyu-static-'));
  plant('tsconfig.json', '{ "compilerOptions": { "strict": true, "types": [], "target": "es2024" } }');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

/** A tool of the repository, with the settings of the repository, over the planted files. */
function run(tool: string, ...args: string[]): { readonly status: number | null; readonly said: string } {
  const bin = join(root, 'node_modules/.bin', tool);
  const { status, stdout, stderr } = spawnSync(bin, args, {
    cwd: dir,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, said: stdout + stderr };
}

const lint = (): ReturnType<typeof run> => run('oxlint', '-c', join(root, '.oxlintrc.json'));

const planted: readonly (readonly [rule: string, text: string])[] = [
  ['no-floating-promises', `const late = async (): Promise<void> => {};\nexport const f = (): void => { late(); };`],
  ['no-misused-promises', `const late = async (): Promise<boolean> => true;\nexport const f = () => (late() ? 1 : 2);`],
  ['no-explicit-any', `export const f = (x: any): unknown => x;`],
  ['no-unsafe-return', `export const f = (x: string): number => JSON.parse(x);`],
  ['switch-exhaustiveness-check', `export const f = (x: 'a' | 'b'): void => { switch (x) { case 'a': break; } };`],
  ['max-params', `export const f = (a: 1, b: 1, c: 1, d: 1): number => a + b + c + d;`],
  ['max-lines', `${'export {};\n'.repeat(301)}`],
  ['no-console', `console.log(1);\nexport {};`],
  ['no-empty', `export const f = (x: () => void): void => { try { x(); } catch {} };`],
  ['no-cycle', `import './thing.ts';\nexport {};`],
  ['no-default-export', `export default 1;`],
  ['no-non-null-assertion', `export const f = (x?: string): string => x!;`],
];

describe('lint, type-aware', () => {
  it('passes what is right', () => {
    plant('src/thing.ts', `export const f = (x: string): string => x;\n`);
    expect(lint()).toMatchObject({ status: 0 });
  });

  it.each(planted)('%s fails', (rule, text) => {
    plant('src/thing.ts', rule === 'no-cycle' ? `import './other.ts';\nexport {};` : text);
    if (rule === 'no-cycle') plant('src/other.ts', text);
    const { status, said } = lint();
    expect(said).toContain(`(${rule})`);
    expect(status).toBe(1);
  });
});

describe('format', () => {
  const format = (): ReturnType<typeof run> => run('oxfmt', '--check', '-c', join(root, '.oxfmtrc.json'), 'src');

  it('passes what is right', () => {
    plant('src/thing.ts', `export const f = 'x';\n`);
    expect(format()).toMatchObject({ status: 0 });
  });

  it('fails on other quotes', () => {
    plant('src/thing.ts', `export const f = "x"\n`);
    expect(format().status).toBe(1);
  });
});
