import type { PermissionTable } from './roles.ts';
import { identityPermissions } from './identity.ts';

/** Every procedure's row, all services together: what the desks show and what the role × procedure test walks (H14). */
export const allPermissions: PermissionTable = { ...identityPermissions };
