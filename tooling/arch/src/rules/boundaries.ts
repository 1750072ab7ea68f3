import { isBuiltin } from 'node:module';
import { isRelative, packageOf } from '../resolve.ts';
import type { Rule } from '../rule.ts';
import { isToolConfig } from '../tree.ts';
import type { Edge, Module, Tree } from '../tree.ts';
import type { Workspace } from '../workspaces.ts';

interface Reach {
  /** Roles whose packages may be imported, values and types. */
  readonly packages: readonly string[];
  readonly node: boolean;
  readonly npm: 'any' | readonly string[];
}

const everything = ['service', 'domain', 'kit', 'gateway', 'host', 'engines'];

const reachOf = new Map<string | undefined, Reach>([
  ['domain', { packages: [], node: false, npm: ['zod'] }],
  ['kit', { packages: ['domain'], node: true, npm: 'any' }],
  ['service', { packages: ['domain', 'kit'], node: true, npm: 'any' }],
  ['gateway', { packages: [], node: false, npm: ['@trpc/client', '@trpc/server'] }],
  ['admin', { packages: ['domain', 'gateway'], node: false, npm: 'any' }],
  ['host', { packages: ['service', 'domain', 'kit', 'gateway', 'engines'], node: true, npm: 'any' }],
  ['engines', { packages: [], node: true, npm: 'any' }],
  ['tooling', { packages: [], node: true, npm: 'any' }],
  ['e2e', { packages: everything, node: true, npm: 'any' }],
  [undefined, { packages: everything, node: true, npm: 'any' }],
]);

/** Who may know whom. A role the table does not name is the business of the rule `role`. */
export const boundaries: Rule = {
  name: 'boundary',
  check: (tree) =>
    tree.modules.flatMap((module) =>
      module.imports.flatMap((edge) => {
        const message = judge(tree, module, edge);
        return message === undefined ? [] : [{ path: module.path, line: edge.line, message }];
      }),
    ),
};

function judge(tree: Tree, module: Module, edge: Edge): string | undefined {
  const reach = reachOf.get(module.owner?.role);
  if (reach === undefined) return undefined;
  if (isRelative(edge.specifier)) return judgeRelative(tree, module, edge);
  const other = tree.workspaces.find(({ name }) => name === packageOf(edge.specifier));
  if (other !== undefined) return judgePackage({ module, edge, other, reach });
  if (module.isTest || isToolConfig(module.path)) return undefined;
  const who = module.owner?.role ?? 'root';
  if (isBuiltin(edge.specifier)) return reach.node ? undefined : `${who} knows no Node: ${edge.specifier}`;
  if (reach.npm === 'any' || reach.npm.includes(packageOf(edge.specifier))) return undefined;
  return `${who} may not use ${packageOf(edge.specifier)}`;
}

function judgeRelative(tree: Tree, { path, owner }: Module, { specifier, target }: Edge): string | undefined {
  const home = tree.workspaces.find(({ dir }) => target?.startsWith(`${dir}/`));
  // What runs before anything is installed cannot know a package by its name: scripts take the launchers by path.
  if (owner === undefined && home?.role === 'engines') return undefined;
  if (target !== undefined && home !== owner) return `reaches into another package by path: ${specifier}`;
  const mine = featureOf(path);
  const theirs = featureOf(target ?? '');
  if (mine === undefined || theirs === undefined || mine === theirs) return undefined;
  return `feature ${mine} imports feature ${theirs}: routes compose features`;
}

interface Crossing {
  readonly module: Module;
  readonly edge: Edge;
  readonly other: Workspace;
  readonly reach: Reach;
}

function judgePackage({ module, edge, other, reach }: Crossing): string | undefined {
  const { owner } = module;
  if (owner === other) return `names its own package: ${edge.specifier}; use a relative path`;
  if (owner?.role === 'gateway' && other.role === 'service' && edge.specifier.endsWith('/router')) {
    return edge.typeOnly ? undefined : `the gateway takes types only: import type from ${edge.specifier}`;
  }
  if (other.role === undefined || reach.packages.includes(other.role)) return undefined;
  return `${owner?.role ?? 'root'} may not import ${other.role} ${other.name}`;
}

function featureOf(path: string): string | undefined {
  return /^apps\/admin\/src\/features\/([^/]+)\//.exec(path)?.[1];
}
