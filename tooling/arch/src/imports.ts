import ts from 'typescript';
import { lineOf, walk } from './syntax.ts';

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Erased when the file runs: `import type`, `export type … from`, `import('x').T`. */
  readonly typeOnly: boolean;
}

/**
 * Every module a file names, however it names it: import, re-export, dynamic import, require, type query.
 * `import { type A }` counts as a value import, because under `verbatimModuleSyntax` it still runs the module.
 */
export function findImports(ast: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (literal: ts.Node | undefined, typeOnly: boolean): void => {
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return;
    found.push({ specifier: literal.text, line: lineOf(ast, literal), typeOnly });
  };
  walk(ast, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isErased(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isImportCall(node)) add(node.arguments[0], false);
  });
  return found;
}

function isErased(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
  );
}
