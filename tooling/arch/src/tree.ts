import { basename } from 'node:path/posix';
import ts from 'typescript';
import type { Files } from './files.ts';
import { findImports } from './imports.ts';
import type { Import } from './imports.ts';
import { resolverOf } from './resolve.ts';
import { readWorkspaces } from './workspaces.ts';
import type { Workspace } from './workspaces.ts';

/** An import together with the repository file it leads to; no target for npm packages and for what leads nowhere. */
export interface Edge extends Import {
  readonly target: string | undefined;
}

export interface Module {
  readonly path: string;
  readonly text: string;
  readonly ast: ts.SourceFile;
  readonly owner: Workspace | undefined;
  readonly isTest: boolean;
  readonly imports: readonly Edge[];
}

export interface Tree {
  readonly files: Files;
  readonly workspaces: readonly Workspace[];
  readonly modules: readonly Module[];
}

const code = /\.(ts|tsx|mts|mjs|cjs|js)$/;
const declarations = /\.d\.ts$/;

/** Test code: files named after a test level, port suites, and what stands in a `testing` folder. */
function isTestPath(path: string): boolean {
  return /\.(test|features)\.tsx?$/.test(path) || path.split('/').includes('testing') || path.startsWith('e2e/');
}

/** Settings of build tools are code that runs on a developer's machine only. */
export function isToolConfig(path: string): boolean {
  return /\.config\.(ts|mjs)$/.test(basename(path));
}

/** Everything the rules look at, from texts alone: the same function serves the disc and the planted trees of tests. */
export function growTree(files: Files): Tree {
  const workspaces = readWorkspaces(files);
  const resolve = resolverOf(files, workspaces);
  const modules = [...files]
    .filter(([path]) => code.test(path) && !declarations.test(path))
    .map(([path, text]): Module => {
      const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      const imports = findImports(ast).map((found) => ({ ...found, target: resolve(path, found.specifier) }));
      const owner = workspaces.find(({ dir }) => path.startsWith(`${dir}/`));
      return { path, text, ast, owner, isTest: isTestPath(path), imports };
    });
  return { files, workspaces, modules };
}
