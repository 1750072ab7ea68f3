import type { PermissionTable } from './roles.ts';

/** Rights of certificates: each issuer its own, each holder their own, anyone the public check (C2, desks 3). */
export const certificatesPermissions = {
  'certificates.trainingCertificate.issue': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2), H-II(2)' },
  'certificates.trainingCertificate.list': { roles: ['ti.manager'], relation: 'org', source: 'desks 3.1' },
  'certificates.trainingCertificate.mine': { roles: ['trainee'], relation: 'self', source: 'A6' },
  'certificates.levelCertificate.prepareIssue': { roles: ['ei.manager'], relation: 'org', source: 'architecture 8' },
  'certificates.levelCertificate.issue': { roles: ['ei.second'], relation: 'org', source: 'W-IV(3), H-II(3)' },
  'certificates.levelCertificate.proposeRevoke': { roles: ['ei.manager'], relation: 'org', source: 'C2, B3 S28' },
  'certificates.levelCertificate.revoke': { roles: ['ei.second'], relation: 'org', source: 'C2, B3 S28' },
  'certificates.levelCertificate.list': { roles: ['ei.manager', 'ei.second'], relation: 'org', source: 'desks 3.1' },
  'certificates.levelCertificate.mine': { roles: ['trainee'], relation: 'self', source: 'A6' },
  'certificates.certificate.pdf': {
    roles: ['trainee', 'ti.manager', 'ei.manager', 'ei.second'],
    relation: 'self',
    source: 'desks 3.1',
  },
  'certificates.verify.byId': { roles: 'public', relation: 'none', source: 'W-IV(3)' },
  'certificates.verify.byNumber': { roles: 'public', relation: 'none', source: 'W-IV(3)' },
  'certificates.job.get': { roles: ['ti.manager', 'ei.manager', 'ei.second'], relation: 'org', source: 'messages 10b' },
} as const satisfies PermissionTable;
