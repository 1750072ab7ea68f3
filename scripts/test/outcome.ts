export interface Failure {
  readonly name: string;
  /** What the check said, in full. */
  readonly output: string;
}

/** What one check, or one whole suite, came to. */
export interface Outcome {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
}

export interface SuiteOutcome extends Outcome {
  readonly suite: string;
  readonly seconds: number;
  /** False where the suite has no tests yet: it then counts neither way. */
  readonly ran: boolean;
}

export function failure(name: string, output: string): Outcome {
  return { passed: 0, skipped: 0, failures: [{ name, output }] };
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    skipped: outcomes.reduce((total, { skipped }) => total + skipped, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
  };
}
