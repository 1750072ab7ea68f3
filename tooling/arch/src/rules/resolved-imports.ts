import { isRelative, packageOf } from '../resolve.ts';
import type { Rule } from '../rule.ts';

/** An import inside the house leads to a file. It also keeps the other rules honest: what is not resolved is not judged. */
export const resolvedImports: Rule = {
  name: 'resolved-import',
  check: ({ modules, workspaces }) => {
    const own = new Set(workspaces.map(({ name }) => name));
    return modules.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier, line, target }) => {
        const inside = isRelative(specifier) || own.has(packageOf(specifier)) || specifier.startsWith('@peiyu/');
        return inside && target === undefined ? [{ path, line, message: `leads nowhere: ${specifier}` }] : [];
      }),
    );
  },
};
