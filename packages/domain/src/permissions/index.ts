export { allPermissions } from './all.ts';
export { identityPermissions } from './identity.ts';
export { ROLES, mayCall, permissionFor, type PermissionRow, type PermissionTable, type Role } from './roles.ts';
