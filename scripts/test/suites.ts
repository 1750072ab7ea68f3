import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { levels, notOurs } from './levels.ts';
import type { Level } from './levels.ts';
import type { Check, Suite } from './run-suite.ts';
import { readVitestReport } from './vitest-report.ts';

export interface Place {
  /** The repository. */
  readonly root: string;
  /** Where reports are written; exists. */
  readonly reports: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Seconds each suite may take on two cores; the runner ends a suite that takes longer. */
const budgets = { static: 180, unit: 300, integration: 300, platform: 420, browser: 300 } as const;

/** Every suite in the order they run, cheapest answer first. */
export function allSuites(place: Place): Suite[] {
  return [
    { name: 'static', budgetSeconds: budgets.static, checks: staticChecks(place) },
    { name: 'unit', budgetSeconds: budgets.unit, checks: vitestChecks(place, ['unit', 'component']) },
    onEngine({ name: 'integration', budgetSeconds: budgets.integration, checks: vitestChecks(place, ['int']) }),
    onEngine({ name: 'platform', budgetSeconds: budgets.platform, checks: vitestChecks(place, ['platform']) }),
    onEngine({ name: 'browser', budgetSeconds: budgets.browser, checks: vitestChecks(place, ['browser']) }),
  ];
}

function onEngine(suite: Suite): Suite {
  return { ...suite, needsEngine: suite.checks.length > 0 };
}

function staticChecks({ root, env }: Place): Check[] {
  const bin = (name: string, ...args: string[]): Check['command'] => ({
    line: [join(root, 'node_modules/.bin', name), ...args],
    cwd: root,
    env,
  });
  return [
    { name: 'format', command: bin('oxfmt', '--check') },
    { name: 'lint', command: bin('oxlint') },
    { name: 'boundaries', command: bin('node', 'tooling/arch/src/main.ts', root) },
    { name: 'unused code', command: bin('knip', '--no-progress', '--no-config-hints') },
    ...typedFolders(root).map((dir) => ({ name: `types ${dir}`, command: bin('tsc', '-p', dir) })),
  ];
}

/** The workspaces that have TypeScript in them, and the scripts. One without a tsconfig.json fails its check. */
function typedFolders(root: string): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] };
  const manifests = workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }));
  const dirs = manifests.map((path) => path.slice(0, -'/package.json'.length)).sort();
  const typed = dirs.filter((dir) => find(join(root, dir), ['**/*.{ts,tsx}']).length > 0);
  return [...typed, 'scripts/test'];
}

/** One vitest run over some projects; no check at all when no file bears their names yet. */
function vitestChecks({ root, reports, env }: Place, names: readonly Level[]): Check[] {
  const present = names.filter((name) => find(root, levels[name]).length > 0);
  if (present.length === 0) return [];
  const report = join(reports, `${present.join('-')}.json`);
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules/.bin/vitest');
  const projects = present.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return [
    {
      name: 'vitest',
      command: { line: [vitest, 'run', ...projects, ...reporters], cwd: root, env },
      judge: (result) => readVitestReport(report, result),
    },
  ];
}

function find(cwd: string, patterns: readonly string[]): string[] {
  return globSync([...patterns], { cwd, exclude: notOurs });
}
