import { certificatesPermissions } from '@peiyu/domain/permissions/certificates.ts';
import { reportingPermissions } from '@peiyu/domain/permissions/reporting.ts';
import type { PermissionTable, Role } from '@peiyu/domain/permissions/roles.ts';
import { mayCall, permissionFor } from '@peiyu/domain/permissions/roles.ts';
import { subsidiesPermissions } from '@peiyu/domain/permissions/subsidies.ts';
import { trainingPermissions } from '@peiyu/domain/permissions/training.ts';

const TABLE = {
  ...trainingPermissions,
  ...certificatesPermissions,
  ...subsidiesPermissions,
  ...reportingPermissions,
} as const satisfies PermissionTable;

export type Procedure = keyof typeof TABLE;

/** What a role may never do is not shown at all (desks 1.4); the server refuses it by the same table. */
export function mayDo(role: Role | undefined, procedure: Procedure): boolean {
  const row = permissionFor(TABLE, procedure);
  return row !== undefined && mayCall(row, role);
}
