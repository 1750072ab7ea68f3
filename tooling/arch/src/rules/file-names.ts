import { basename, dirname } from 'node:path/posix';
import type { Rule } from '../rule.ts';

const code = /\.(ts|tsx|mts|mjs|cjs|js|css)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** kebab-case for code files and the folders they stand in; dots separate what a file is (`cohort.store.int.test.ts`). */
export const fileNames: Rule = {
  name: 'file-name',
  check: ({ files }) =>
    [...files.keys()]
      .filter((path) => code.test(path))
      .filter((path) => {
        const folders = dirname(path).split('/');
        const parts = [...basename(path).split('.'), ...folders.filter((folder) => folder !== '.')];
        return !parts.every((part) => kebab.test(part));
      })
      .map((path) => ({ path, message: 'not kebab-case' })),
};
