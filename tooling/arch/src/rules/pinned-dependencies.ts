import type { Rule, Violation } from '../rule.ts';
import { readManifests } from '../workspaces.ts';

const exact = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;

/** The same tree on every machine: exact versions, one version of a package in the whole house, and the lock file. */
export const pinnedDependencies: Rule = {
  name: 'pinned-dependency',
  check: ({ files }) => {
    const found: Violation[] = [];
    const first = new Map<string, { version: string; path: string }>();
    for (const { path, dependencies, devDependencies } of readManifests(files)) {
      for (const [name, version] of [...dependencies, ...devDependencies]) {
        if (!exact.test(version)) found.push({ path, message: `${name} is not pinned exactly: ${version}` });
        const known = first.get(name) ?? { version, path };
        first.set(name, known);
        if (known.version !== version) {
          found.push({ path, message: `${name} ${version}, but ${known.version} in ${known.path}` });
        }
      }
    }
    if (!files.has('package-lock.json')) found.push({ path: 'package-lock.json', message: 'no lock file' });
    return found;
  },
};
