import { basename } from 'node:path/posix';
import ts from 'typescript';
import type { Rule } from '../rule.ts';
import { lineOf } from '../syntax.ts';

/** An index.ts says what a package shows, and does nothing. */
export const indexFiles: Rule = {
  name: 'index-file',
  check: ({ modules }) =>
    modules
      .filter(({ path }) => /^index\.tsx?$/.test(basename(path)))
      .flatMap(({ path, ast }) =>
        ast.statements
          .filter((statement) => !ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined)
          .map((statement) => ({ path, line: lineOf(ast, statement), message: 'only re-exports belong in an index' })),
      ),
};
