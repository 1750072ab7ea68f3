import { isBuiltin } from 'node:module';
import { isRelative, packageOf } from '../resolve.ts';
import type { Rule } from '../rule.ts';
import { isToolConfig } from '../tree.ts';
import type { Module } from '../tree.ts';
import { readManifests } from '../workspaces.ts';
import type { Manifest } from '../workspaces.ts';

/**
 * A package declares what it imports. Running code needs a dependency; types, tests and tool settings may stand on
 * development dependencies, tests and tool code also on those of the root.
 */
export const declaredDependencies: Rule = {
  name: 'declared-dependency',
  check: ({ files, modules, workspaces }) => {
    const root = readManifests(files).find(({ dir }) => dir === '');
    const own = workspaces.map(({ name }) => name);
    return modules.flatMap((module) => {
      const running = new Set(module.owner?.dependencies.keys() ?? own);
      const developing = new Set([...running, ...developmentNames(module, root)]);
      return module.imports.flatMap(({ specifier, line, typeOnly }) => {
        const name = packageOf(specifier);
        if (isRelative(specifier) || isBuiltin(specifier) || name === module.owner?.name) return [];
        const allowed = typeOnly || atDesk(module) ? developing : running;
        return allowed.has(name) ? [] : [{ path: module.path, line, message: `${name} is not declared` }];
      });
    });
  },
};

function atDesk({ path, owner, isTest }: Module): boolean {
  return isTest || isToolConfig(path) || owner === undefined || owner.role === 'tooling';
}

function developmentNames(module: Module, root: Manifest | undefined): string[] {
  const own = [...(module.owner?.devDependencies.keys() ?? [])];
  const typed = own.filter((name) => name.startsWith('@types/')).map((name) => name.slice('@types/'.length));
  return [...own, ...typed, ...(atDesk(module) ? (root?.devDependencies.keys() ?? []) : [])];
}
