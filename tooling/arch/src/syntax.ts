import ts from 'typescript';

/** Visits every node of a file, outermost first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The 1-based line a node starts on. */
export function lineOf(ast: ts.SourceFile, node: ts.Node): number {
  return lineAt(ast, node.getStart(ast));
}

/** The 1-based line of a character position. */
export function lineAt(ast: ts.SourceFile, position: number): number {
  return ast.getLineAndCharacterOfPosition(position).line + 1;
}

/** `process.env` for the access `process.env`, `import.meta.env` likewise; undefined for anything that is no plain chain of names. */
export function dottedName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isMetaProperty(node)) return `import.${node.name.text}`;
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const left = dottedName(node.expression);
  return left === undefined ? undefined : `${left}.${node.name.text}`;
}

/** The comments of a file, with where each starts. Strings that merely look like comments are not among them. */
export function commentsOf(ast: ts.SourceFile): { readonly text: string; readonly position: number }[] {
  const seen = new Set<number>();
  const comments: { text: string; position: number }[] = [];
  const collect = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      comments.push({ text: ast.text.slice(pos, end), position: pos });
    }
  };
  const visit = (node: ts.Node): void => {
    if (!ts.isJsxText(node)) {
      collect(ts.getLeadingCommentRanges(ast.text, node.getFullStart()));
      collect(ts.getTrailingCommentRanges(ast.text, node.getEnd()));
    }
    for (const child of node.getChildren(ast)) visit(child);
  };
  visit(ast);
  return comments;
}
