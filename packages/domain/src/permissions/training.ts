import type { PermissionTable } from './roles.ts';

/** Who may call what in training (docs/chain.md). A record of another body, person or place looks absent. */
export const trainingPermissions = {
  'training.plan.draft': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(1)' },
  'training.plan.consent': { roles: ['ei.manager'], relation: 'org', source: 'W-IV(1)' },
  'training.plan.file': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(1)' },
  'training.plan.record': { roles: ['cityDesk', 'province'], relation: 'place', source: 'W-IV(1)' },
  'training.plan.return': { roles: ['cityDesk', 'province'], relation: 'place', source: 'W-IV(1)' },
  'training.plan.list': {
    roles: ['ti.manager', 'ei.manager', 'cityDesk', 'province'],
    relation: 'org',
    source: 'W-IV(1)',
  },
  'training.plan.get': {
    roles: ['ti.manager', 'ei.manager', 'cityDesk', 'province'],
    relation: 'org',
    source: 'W-IV(1)',
  },

  'training.announcement.publish': { roles: ['ti.manager'], relation: 'org', source: 'H-II(2)' },
  'training.announcement.close': { roles: ['ti.manager'], relation: 'org', source: 'H-II(2)' },
  'training.announcement.list': { roles: 'public', relation: 'none', source: 'H-II(2), H-IV(1)' },

  'training.cohort.open': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(1)' },
  'training.cohort.approve': { roles: ['cityDesk'], relation: 'place', source: 'W-IV(1)' },
  'training.cohort.return': { roles: ['cityDesk'], relation: 'place', source: 'W-IV(1)' },
  'training.cohort.reject': { roles: ['cityDesk'], relation: 'place', source: 'W-IV(1)' },
  'training.cohort.beginEnrolment': { roles: ['ti.manager'], relation: 'org', source: 'H-II(2)' },
  'training.cohort.start': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2)' },
  'training.cohort.examine': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2)' },
  'training.cohort.complete': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2)' },
  'training.cohort.report': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2)' },
  'training.cohort.acceptReport': { roles: ['province'], relation: 'place', source: 'W-IV(2)' },
  'training.cohort.returnReport': { roles: ['province'], relation: 'place', source: 'W-IV(2)' },
  'training.cohort.list': {
    roles: ['ti.manager', 'ti.teacher', 'cityDesk', 'province'],
    relation: 'org',
    source: 'W-VI(2)',
  },
  'training.cohort.get': {
    roles: ['ti.manager', 'ti.teacher', 'cityDesk', 'province'],
    relation: 'org',
    source: 'W-VI(2)',
  },
  'training.cohort.roster': {
    roles: ['ti.manager', 'ti.teacher', 'cityDesk', 'province'],
    relation: 'org',
    source: 'W-IV(2), W-VI(2)',
  },

  'training.enrolment.submit': { roles: ['ti.manager', 'trainee'], relation: 'org', source: 'H-IV(2), C2' },
  'training.enrolment.previewRoster': { roles: ['ti.manager'], relation: 'org', source: 'B8' },
  'training.enrolment.importRoster': { roles: ['ti.manager'], relation: 'org', source: 'B8' },
  'training.enrolment.confirm': { roles: ['trainee'], relation: 'self', source: 'B7 PIPL 17' },
  'training.enrolment.mine': { roles: ['trainee'], relation: 'self', source: 'B7 PIPL 45' },
  'training.enrolment.admit': { roles: ['ti.manager'], relation: 'org', source: 'C2' },
  'training.enrolment.reject': { roles: ['ti.manager'], relation: 'org', source: 'C2' },
  'training.enrolment.withdraw': { roles: ['trainee'], relation: 'self', source: 'C2' },
  'training.enrolment.complete': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2), H-II(2)' },
  'training.enrolment.fail': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2), H-II(2)' },
  'training.enrolment.completeAll': { roles: ['ti.manager'], relation: 'org', source: 'W-IV(2), H-II(2)' },

  'training.attendance.preview': { roles: ['ti.manager', 'ti.teacher'], relation: 'org', source: 'W-VI(2)' },
  'training.attendance.import': { roles: ['ti.manager', 'ti.teacher'], relation: 'org', source: 'W-VI(2)' },
  'training.attendance.record': { roles: ['ti.manager', 'ti.teacher'], relation: 'org', source: 'W-VI(2)' },
  'training.exam.record': { roles: ['ti.manager', 'ti.teacher'], relation: 'org', source: 'W-IV(2), H-II(2)' },
  'training.job.get': { roles: ['ti.manager', 'ti.teacher'], relation: 'org', source: 'architecture 8' },
} as const satisfies PermissionTable;
