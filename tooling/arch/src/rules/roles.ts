import type { Rule } from '../rule.ts';

/** What a package may be, and the folder it stands in then. */
const placeOf = new Map<string, string>([
  ['service', 'apps'],
  ['host', 'apps'],
  ['admin', 'apps'],
  ['domain', 'packages'],
  ['kit', 'packages'],
  ['gateway', 'packages'],
  ['engines', 'tooling'],
  ['tooling', 'tooling'],
  ['e2e', 'e2e'],
]);

/** Without a role a package would be outside every boundary, so a package without one fails. */
export const roles: Rule = {
  name: 'role',
  check: ({ workspaces }) =>
    workspaces.flatMap(({ path, dir, role, exports }) => {
      const place = role === undefined ? undefined : placeOf.get(role);
      if (role === undefined) return [{ path, message: 'no peiyu.role' }];
      if (place === undefined) return [{ path, message: `unknown role ${role}` }];
      if (dir.split('/')[0] !== place) return [{ path, message: `a ${role} belongs in ${place}/` }];
      if (role === 'service' && [...exports.keys()].sort().join() !== '.,./router') {
        return [{ path, message: 'a service exports "." and "./router", nothing else' }];
      }
      return [];
    }),
};
