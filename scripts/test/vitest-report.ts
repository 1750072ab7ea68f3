import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { failure } from './outcome.ts';
import type { Failure, Outcome } from './outcome.ts';
import type { CommandResult } from './run-command.ts';

interface Assertion {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages?: readonly string[] | null;
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly Assertion[];
}

const root = join(import.meta.dirname, '../..');

/**
 * Counts a vitest run from its JSON report. Believed only together with the exit code: no report, no test at all, or a
 * bad end without a failing test (an unhandled error, a killed worker) are failures by themselves.
 */
export function readVitestReport(path: string, { code, output }: CommandResult): Outcome {
  if (!existsSync(path)) return failure(`no report: vitest ended with ${code ?? 'a signal'}`, output);
  const report = JSON.parse(readFileSync(path, 'utf8')) as { readonly testResults: readonly TestFile[] };
  const assertions = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failures = inReporterWords(report.testResults.flatMap(failuresOf), output);
  const passed = assertions.filter(({ status }) => status === 'passed').length;
  const skipped = assertions.length - passed - assertions.filter(({ status }) => status === 'failed').length;
  if (failures.length === 0 && code !== 0) {
    failures.push({ name: `vitest ended with ${code ?? 'a signal'} and no failing test`, output });
  }
  if (failures.length === 0 && passed === 0) failures.push({ name: 'no test ran', output });
  return { passed, skipped, failures };
}

function failuresOf({ name: path, status, message, assertionResults }: TestFile): Failure[] {
  const name = relative(root, path);
  const failed = assertionResults
    .filter((assertion) => assertion.status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      name: `${name} > ${fullName}`,
      output: (failureMessages ?? []).join('\n'),
    }));
  if (failed.length > 0 || status !== 'failed') return failed;
  return [{ name, output: message ?? 'the file failed before its first test' }];
}

/** The reporter's own account has the differences and the code around them; it stands once, under the last failure. */
function inReporterWords(failures: readonly Failure[], output: string): Failure[] {
  const start = output.search(/^⎯+ (Failed|Unhandled) /m);
  const last = failures.at(-1);
  if (start < 0 || last === undefined) return [...failures];
  const names = failures.map(({ name }) => ({ name, output: '' }));
  return [...names.slice(0, -1), { name: last.name, output: output.slice(start) }];
}
