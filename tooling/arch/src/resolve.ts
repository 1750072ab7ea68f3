import { dirname, join } from 'node:path/posix';
import type { Files } from './files.ts';
import type { Workspace } from './workspaces.ts';

/** The package a specifier names: `zod` for `zod/mini`, `@peiyu/kit` for `@peiyu/kit/clock.ts`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

/** Answers which file of the repository an import leads to, as Node would: exact names, and `exports` of the packages. */
export function resolverOf(
  files: Files,
  workspaces: readonly Workspace[],
): (from: string, specifier: string) => string | undefined {
  const byName = new Map(workspaces.map((workspace) => [workspace.name, workspace]));
  return (from, specifier) => {
    const path = isRelative(specifier)
      ? join(dirname(from), specifier.replace(/\?.*$/, ''))
      : exported(byName.get(packageOf(specifier)), specifier);
    return path !== undefined && files.has(path) ? path : undefined;
  };
}

function exported(workspace: Workspace | undefined, specifier: string): string | undefined {
  if (workspace === undefined) return undefined;
  const subpath = `.${specifier.slice(workspace.name.length)}`;
  const exact = workspace.exports.get(subpath);
  if (exact !== undefined) return join(workspace.dir, exact);
  const wild = workspace.exports.get('./*');
  if (wild === undefined || subpath === '.') return undefined;
  return join(workspace.dir, wild.replace('*', subpath.slice('./'.length)));
}
