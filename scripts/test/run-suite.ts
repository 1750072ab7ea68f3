import { failure, sum } from './outcome.ts';
import type { Outcome, SuiteOutcome } from './outcome.ts';
import { runCommand } from './run-command.ts';
import type { Command, CommandResult } from './run-command.ts';

export interface Check {
  readonly name: string;
  readonly command: Command;
  /** How its end is counted; by default as one test, passed when the exit code is 0. */
  readonly judge?: (result: CommandResult) => Outcome;
}

export interface Suite {
  readonly name: string;
  readonly budgetSeconds: number;
  readonly checks: readonly Check[];
  /** A database engine is to be at hand before the budget begins: installing one may take minutes, once. */
  readonly needsEngine?: boolean;
}

/** As many as a small machine has cores; type checks of all packages at once would only wait for each other. */
const parallel = 2;

/**
 * Runs the checks of a suite within its budget. At its end, or at `stop`, what still runs is ended; each check that did
 * not finish counts as a failure.
 */
export async function runSuite({ name, budgetSeconds, checks }: Suite, stop: AbortSignal): Promise<SuiteOutcome> {
  const started = performance.now();
  const budget = AbortSignal.timeout(budgetSeconds * 1000);
  const signal = AbortSignal.any([stop, budget]);
  const late = (): string => (budget.aborted ? `over the budget of ${budgetSeconds} s` : 'stopped');
  const outcomes: Outcome[] = [];
  const queue = checks.values();
  const work = async (): Promise<void> => {
    for (const check of queue) outcomes.push(await runCheck(check, signal, late));
  };
  await Promise.all(Array.from({ length: parallel }, work));
  const seconds = (performance.now() - started) / 1000;
  return { suite: name, seconds, ran: checks.length > 0, ...sum(outcomes) };
}

async function runCheck({ name, command, judge }: Check, signal: AbortSignal, late: () => string): Promise<Outcome> {
  if (signal.aborted) return failure(`${name}: not begun, ${late()}`, '');
  const result = await runCommand(command, signal);
  if (result.ended) return failure(`${name}: ${late()}`, result.output);
  if (judge !== undefined) return judge(result);
  if (result.code === 0) return { passed: 1, skipped: 0, failures: [] };
  return failure(`${name}: ended with ${result.code ?? 'a signal'}`, result.output);
}
