import type { Rule } from './rule.ts';
import { boundaries } from './rules/boundaries.ts';
import { cityNames } from './rules/city-names.ts';
import { clocks } from './rules/clocks.ts';
import { cycles } from './rules/cycles.ts';
import { declaredDependencies } from './rules/declared-dependencies.ts';
import { environment } from './rules/environment.ts';
import { fileNames } from './rules/file-names.ts';
import { fileSize } from './rules/file-size.ts';
import { indexFiles } from './rules/index-files.ts';
import { pinnedDependencies } from './rules/pinned-dependencies.ts';
import { machinePaths, registryHosts } from './rules/repository-text.ts';
import { resolvedImports } from './rules/resolved-imports.ts';
import { roles } from './rules/roles.ts';
import { leftForLater, switchedOffChecks, switchedOffTests } from './rules/switched-off.ts';
import { testCode, testLevels } from './rules/test-files.ts';

/** The whole of what the boundary check promises. A rule that is not here does not exist. */
export const rules: readonly Rule[] = [
  roles,
  boundaries,
  resolvedImports,
  cycles,
  declaredDependencies,
  pinnedDependencies,
  environment,
  clocks,
  fileSize,
  indexFiles,
  fileNames,
  machinePaths,
  registryHosts,
  switchedOffTests,
  switchedOffChecks,
  leftForLater,
  cityNames,
  testLevels,
  testCode,
];
