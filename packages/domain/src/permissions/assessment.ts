import type { PermissionTable } from './roles.ts';

/** Rights of assessment: the person applies, the evaluator assesses, a second person confirms, the province decides (C2). */
export const assessmentPermissions = {
  'assessment.application.submit': { roles: ['trainee'], relation: 'self', source: 'W-IV(3), B3' },
  'assessment.application.mine': { roles: ['trainee'], relation: 'self', source: 'A6' },
  'assessment.application.certificates': { roles: ['trainee'], relation: 'self', source: 'A6' },
  'assessment.application.withdrawDeclaration': { roles: ['trainee'], relation: 'self', source: 'B3 S27' },
  'assessment.application.review': { roles: ['ei.manager'], relation: 'org', source: 'W-IV(3), H-II(3)' },
  'assessment.application.list': { roles: ['ei.manager', 'ei.second'], relation: 'org', source: 'desks 3.1' },
  'assessment.application.proposeVoid': { roles: ['ei.manager'], relation: 'org', source: 'B3 S28, C4-20' },
  'assessment.application.confirmVoid': { roles: ['ei.second'], relation: 'org', source: 'B3 S28' },
  'assessment.application.rejectVoid': { roles: ['ei.second'], relation: 'org', source: 'B3 S28' },
  'assessment.sitting.plan': { roles: ['ei.manager'], relation: 'org', source: 'C2, C4-17' },
  'assessment.sitting.open': { roles: ['ei.manager'], relation: 'org', source: 'C2' },
  'assessment.sitting.schedule': { roles: ['ei.manager'], relation: 'org', source: 'C2' },
  'assessment.sitting.lockRoster': { roles: ['ei.manager'], relation: 'org', source: 'C2' },
  'assessment.sitting.previewScores': { roles: ['ei.manager'], relation: 'org', source: 'desks 3.3.6' },
  'assessment.sitting.importScores': { roles: ['ei.manager'], relation: 'org', source: 'desks 3.3.6' },
  'assessment.sitting.recordScore': { roles: ['ei.manager'], relation: 'org', source: 'desks 3.3.6' },
  'assessment.sitting.mark': { roles: ['ei.manager'], relation: 'org', source: 'C2' },
  'assessment.sitting.confirmResults': { roles: ['ei.second'], relation: 'org', source: 'C2, A9 Q7' },
  'assessment.sitting.report': { roles: ['ei.manager'], relation: 'org', source: 'W-IV(3), H-II(3)' },
  'assessment.sitting.list': { roles: ['ei.manager', 'ei.second'], relation: 'org', source: 'desks 3.1' },
  'assessment.sitting.get': { roles: ['ei.manager', 'ei.second'], relation: 'org', source: 'desks 3.1' },
  'assessment.confirmation.confirm': { roles: ['province'], relation: 'place', source: 'W-IV(3), H-II(3)' },
  'assessment.confirmation.recordNational': { roles: ['province'], relation: 'place', source: 'W-IV(3), H-II(3)' },
  'assessment.confirmation.list': {
    roles: ['province', 'ei.manager', 'ei.second'],
    relation: 'place',
    source: 'desks 3.1',
  },
  'assessment.confirmation.get': {
    roles: ['province', 'ei.manager', 'ei.second'],
    relation: 'place',
    source: 'desks 3.1',
  },
  'assessment.job.get': { roles: ['ei.manager', 'ei.second'], relation: 'org', source: 'messages 10b' },
} as const satisfies PermissionTable;
