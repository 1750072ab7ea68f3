import type { PermissionTable } from './roles.ts';
import { assessmentPermissions } from './assessment.ts';
import { certificatesPermissions } from './certificates.ts';
import { identityPermissions } from './identity.ts';
import { reportingPermissions } from './reporting.ts';
import { subsidiesPermissions } from './subsidies.ts';
import { trainingPermissions } from './training.ts';

/** Every procedure's row, all services together: what the desks show and what the role × procedure test walks (H14). */
export const allPermissions: PermissionTable = {
  ...identityPermissions,
  ...trainingPermissions,
  ...assessmentPermissions,
  ...certificatesPermissions,
  ...subsidiesPermissions,
  ...reportingPermissions,
};
