import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { endLeftOvers, runMark } from './left-overs.ts';
import type { SuiteOutcome } from './outcome.ts';
import { prepareEngine } from './prepare-engine.ts';
import { conclude, failureText, tableHead, tableRow } from './report.ts';
import { runSuite } from './run-suite.ts';
import type { Suite } from './run-suite.ts';
import { allSuites } from './suites.ts';

const fullRunSeconds = 3600;
const root = join(import.meta.dirname, '../..');
const run = randomUUID();
// What this process starts itself (an engine's installation) bears the mark too.
process.env[runMark] = run;

/** What the checks see: the tools of the repository first, no colours to strip, the mark of this run. */
function environment(full: boolean): NodeJS.ProcessEnv {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH: path, NO_COLOR: '1', TURBO_TELEMETRY_DISABLED: '1' };
  return full ? { ...env, PEIYU_FULL: '1' } : env;
}

function chosenSuites(): Suite[] {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { full: { type: 'boolean' } } });
  const full = values.full ?? process.env['PEIYU_FULL'] === '1';
  const reports = join(root, 'out/test');
  mkdirSync(reports, { recursive: true });
  const suites = allSuites({ root, reports, env: environment(full) });
  const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(`no suite ${unknown.join(', ')}; there are: ${suites.map(({ name }) => name).join(', ')}`);
  }
  const chosen = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return full ? chosen.map((suite) => ({ ...suite, budgetSeconds: fullRunSeconds })) : chosen;
}

async function runAll(stop: AbortSignal): Promise<SuiteOutcome[]> {
  const outcomes: SuiteOutcome[] = [];
  const suites = chosenSuites();
  if (suites.some(({ needsEngine }) => needsEngine)) await prepareEngine(stop);
  console.log(tableHead);
  for (const suite of suites) {
    if (stop.aborted) break;
    const outcome = await runSuite(suite, stop);
    const leftOver = await endLeftOvers(run);
    outcomes.push(outcome);
    console.log(tableRow(outcome));
    if (leftOver.length > 0) console.log(`  ended ${leftOver.length} process(es) the suite left behind`);
  }
  return outcomes;
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
const outcomes = await runAll(stop.signal);
const { line, code } = conclude(outcomes);
const failures = failureText(outcomes);
if (failures !== '') console.log(failures);
if (stop.signal.aborted) await endLeftOvers(run);
console.log(`\n${stop.signal.aborted ? 'stopped\n' : ''}${line}`);
// An installation that was given up may still hold the event loop, so the run ends here and not by itself.
process.exit(stop.signal.aborted ? 130 : code);
