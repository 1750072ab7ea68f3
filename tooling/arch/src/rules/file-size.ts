import type { Rule } from '../rule.ts';

const code = /\.(ts|tsx|mjs|cjs|js|css)$/;
const test = /\.(test|features)\.tsx?$/;
const exceptionList = 'tooling/arch/size-exceptions.json';

/** At most 300 lines a file, 500 a test. The list of exceptions exists so that wanting one is visible; it stays empty. */
export const fileSize: Rule = {
  name: 'file-size',
  check: ({ files }) => {
    const excepted: unknown = JSON.parse(files.get(exceptionList) ?? 'null');
    const empty = Array.isArray(excepted) && excepted.length === 0;
    const long = [...files].flatMap(([path, text]) => {
      if (!code.test(path)) return [];
      const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
      const limit = test.test(path) ? 500 : 300;
      return lines > limit ? [{ path, message: `${lines} lines, at most ${limit}` }] : [];
    });
    return empty ? long : [...long, { path: exceptionList, message: 'must be an empty list' }];
  },
};
