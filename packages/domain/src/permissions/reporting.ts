import type { PermissionTable } from './roles.ts';

export const reportingPermissions = {
  'reporting.obligation.list': {
    roles: ['ti.manager', 'ei.manager', 'ei.second', 'cityDesk', 'province'],
    relation: 'org',
    source: 'A8',
  },
  'reporting.todo.list': { roles: 'signedIn', relation: 'place', source: 'desks 3' },
  'reporting.todo.counts': { roles: 'signedIn', relation: 'place', source: 'desks 3' },
  'reporting.quarterlyReport.list': {
    roles: ['ti.manager', 'cityDesk', 'province'],
    relation: 'org',
    source: 'W-VI(2)',
  },
  'reporting.quarterlyReport.get': {
    roles: ['ti.manager', 'cityDesk', 'province'],
    relation: 'org',
    source: 'W-VI(2)',
  },
  'reporting.quarterlyReport.seal': { roles: ['ti.manager'], relation: 'org', source: 'W-VI(2), W-annex' },
  'reporting.quarterlyReport.submit': { roles: ['ti.manager'], relation: 'org', source: 'W-VI(2), W-annex' },
  'reporting.quarterlyReport.correct': { roles: ['ti.manager'], relation: 'org', source: 'C4-27' },
  'reporting.quarterlyReport.accept': { roles: ['cityDesk'], relation: 'place', source: 'W-VI(2)' },
  'reporting.quarterlyReport.return': { roles: ['cityDesk'], relation: 'place', source: 'W-VI(2)' },
  'reporting.quarterlyReport.export': { roles: ['ti.manager', 'cityDesk'], relation: 'org', source: 'W-annex' },
  'reporting.figures.records': { roles: ['ti.manager', 'cityDesk'], relation: 'org', source: 'desks 1.10' },
} as const satisfies PermissionTable;
