import { sum } from './outcome.ts';
import type { SuiteOutcome } from './outcome.ts';

const widths = [12, 9, 9, 9, 9];

function row(...cells: readonly string[]): string {
  return cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('');
}

/** The head of the table of suites. */
export const tableHead = row('suite', 'seconds', 'passed', 'failed', 'skipped');

/** One suite, one line. */
export function tableRow({ suite, seconds, ran, passed, skipped, failures }: SuiteOutcome): string {
  if (!ran) return row(suite, 'none yet');
  return row(suite, seconds.toFixed(1), String(passed), String(failures.length), String(skipped));
}

/** Everything that failed, in full. */
export function failureText(outcomes: readonly SuiteOutcome[]): string {
  return outcomes
    .flatMap(({ suite, failures }) => failures.map(({ name, output }) => `\n✗ ${suite}: ${name}\n${output.trimEnd()}`))
    .join('\n');
}

/** The last line of the run, and the exit code: a run that tested nothing has not passed. */
export function conclude(outcomes: readonly SuiteOutcome[]): { readonly line: string; readonly code: 0 | 1 } {
  const { passed, failures } = sum(outcomes);
  const line = `${passed} passed, ${failures.length} failed`;
  return { line, code: failures.length === 0 && passed > 0 ? 0 : 1 };
}
