import type { Rule } from '../rule.ts';

const levelled = /\.(unit|int|e2e|browser)\.test\.ts$/;

/** A test says its level in its name; one that does not would be run by no suite, and nobody would notice. */
export const testLevels: Rule = {
  name: 'test-level',
  check: ({ modules }) =>
    modules
      .filter(({ path }) => /\.(test|spec)\.\w+$/.test(path))
      .filter(({ path }) => !levelled.test(path) && !/^apps\/admin\/.*\.test\.tsx$/.test(path))
      .map(({ path }) => ({ path, message: 'no suite runs it: name it .unit, .int, .e2e or .browser .test.ts' })),
};

/** What runs in production does not stand on test code. */
export const testCode: Rule = {
  name: 'test-code',
  check: ({ modules }) => {
    const tests = new Set(modules.filter(({ isTest }) => isTest).map(({ path }) => path));
    return modules
      .filter(({ path, isTest }) => !isTest && /^(apps|packages)\//.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target !== undefined && tests.has(target))
          .map(({ line, specifier }) => ({ path, line, message: `running code imports test code: ${specifier}` })),
      );
  },
};
