import type { Rule, Violation } from '../rule.ts';
import type { Module } from '../tree.ts';

/** No circle of imports, types included: a circle of types is a circle of ideas. */
export const cycles: Rule = {
  name: 'cycle',
  check: ({ modules }) => {
    const byPath = new Map(modules.map((module) => [module.path, module]));
    const done = new Set<string>();
    const trail: string[] = [];
    const found: Violation[] = [];
    const visit = (module: Module): void => {
      trail.push(module.path);
      for (const { target, line } of module.imports) {
        const next = target === undefined ? undefined : byPath.get(target);
        if (next === undefined || done.has(next.path)) continue;
        const start = trail.indexOf(next.path);
        if (start < 0) visit(next);
        else found.push({ path: module.path, line, message: [...trail.slice(start), next.path].join(' → ') });
      }
      trail.pop();
      done.add(module.path);
    };
    for (const module of modules) if (!done.has(module.path)) visit(module);
    return found;
  },
};
