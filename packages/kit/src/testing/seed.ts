import fc from 'fast-check';

/** The seed of this run's random tests: `TEST_SEED` replays another. It stands in every title that depends on it. */
export const testSeed = Number(process.env['TEST_SEED'] ?? 20260101);

/** Checks an asynchronous property with the run's seed; a failure prints seed and path. */
export async function holdsAlways<T>(
  input: fc.Arbitrary<T>,
  property: (value: T) => Promise<void>,
  options: { runs: number },
): Promise<void> {
  await fc.assert(fc.asyncProperty(input, property), { seed: testSeed, numRuns: options.runs, endOnFailure: false });
}
