import { basename } from 'node:path/posix';
import type { Rule } from '../rule.ts';
import { dottedName, lineOf, walk } from '../syntax.ts';
import { isToolConfig } from '../tree.ts';
import type { Module } from '../tree.ts';
import ts from 'typescript';

/** Settings enter through `config.ts` alone, where they are checked and documented. Tests and build tools may look. */
export const environment: Rule = {
  name: 'environment',
  check: ({ modules }) =>
    modules.filter(mustNotLook).flatMap(({ path, ast }) => {
      const lines: number[] = [];
      walk(ast, (node) => {
        const name = dottedName(node);
        const direct = name === 'process.env' || name === 'import.meta.env';
        if (direct || takesEnv(node)) lines.push(lineOf(ast, node));
      });
      return lines.map((line) => ({ path, line, message: 'reads the environment; only config.ts does' }));
    }),
};

function mustNotLook({ path, isTest }: Module): boolean {
  return /^(apps|packages)\//.test(path) && basename(path) !== 'config.ts' && !isToolConfig(path) && !isTest;
}

/** `import { env } from 'node:process'` and `const { env } = process`. */
function takesEnv(node: ts.Node): boolean {
  if (ts.isImportSpecifier(node)) {
    const from = node.parent.parent.parent.moduleSpecifier;
    return (
      ts.isStringLiteral(from) && /^(node:)?process$/.test(from.text) && (node.propertyName ?? node.name).text === 'env'
    );
  }
  if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name) || node.initializer === undefined) {
    return false;
  }
  if (dottedName(node.initializer) !== 'process') return false;
  return node.name.elements.some(({ propertyName, name }) => (propertyName ?? name).getText() === 'env');
}
