import type { PermissionTable } from './roles.ts';

/** Who may call what of subsidies. Drafting, reviewing and paying are different seats (C2; desks 3.3.8–3.3.10). */
export const subsidiesPermissions = {
  'subsidies.catalogue.add': { roles: ['cityDesk'], relation: 'place', source: 'W-V(3), H-III(5)' },
  'subsidies.catalogue.end': { roles: ['cityDesk'], relation: 'place', source: 'W-V(3), H-III(5)' },
  'subsidies.catalogue.list': {
    roles: ['cityDesk', 'subsidy.a', 'subsidy.b'],
    relation: 'place',
    source: 'W-V(3), H-III(5)',
  },

  'subsidies.claim.submit': { roles: ['trainee'], relation: 'self', source: 'W-V(3), H-III(6), A9 Q10' },
  'subsidies.claim.mine': { roles: ['trainee'], relation: 'self', source: 'W-V(3), H-III(6)' },
  'subsidies.claim.changeAccount': { roles: ['trainee'], relation: 'self', source: 'C2, C4-34' },
  'subsidies.claim.withdraw': { roles: ['trainee'], relation: 'self', source: 'C2' },
  'subsidies.claim.accept': { roles: ['cityDesk'], relation: 'place', source: 'C2' },
  'subsidies.claim.refuse': { roles: ['cityDesk'], relation: 'place', source: 'C2' },
  'subsidies.claim.verify': { roles: ['subsidy.a'], relation: 'place', source: 'C2' },
  'subsidies.claim.object': { roles: ['cityDesk', 'subsidy.b'], relation: 'place', source: 'C2, C4-36' },
  'subsidies.claim.dismissObjection': { roles: ['subsidy.b'], relation: 'place', source: 'C2, C4-36' },
  'subsidies.claim.list': { roles: ['cityDesk', 'subsidy.a', 'subsidy.b', 'finance'], relation: 'place', source: 'C2' },
  'subsidies.claim.get': { roles: ['cityDesk', 'subsidy.a', 'subsidy.b', 'finance'], relation: 'place', source: 'C2' },

  'subsidies.notice.publish': { roles: ['subsidy.b'], relation: 'place', source: 'B4 S24, C2' },
  'subsidies.notice.list': { roles: 'public', relation: 'none', source: 'B4 S24, C4-36' },
  'subsidies.notice.get': { roles: 'public', relation: 'none', source: 'B4 S24, C4-36' },

  'subsidies.batch.lock': { roles: ['cityDesk'], relation: 'place', source: 'C2' },
  'subsidies.batch.authorise': { roles: ['finance'], relation: 'place', source: 'C2' },
  'subsidies.batch.reject': { roles: ['finance'], relation: 'place', source: 'C2' },
  'subsidies.batch.export': { roles: ['finance'], relation: 'place', source: 'C2' },
  'subsidies.batch.importReply': { roles: ['finance'], relation: 'place', source: 'C2, C4-34' },
  'subsidies.batch.list': { roles: ['cityDesk', 'finance'], relation: 'place', source: 'C2' },
  'subsidies.batch.get': { roles: ['cityDesk', 'finance'], relation: 'place', source: 'C2' },

  'subsidies.recovery.order': { roles: ['cityDesk'], relation: 'place', source: 'C2, C4-35' },
  'subsidies.recovery.list': { roles: ['cityDesk', 'finance'], relation: 'place', source: 'C2' },

  'subsidies.ceHours.list': {
    roles: ['ti.manager', 'trainee', 'cityDesk'],
    relation: 'org',
    source: 'W-V(1), H-III(1)',
  },
  'subsidies.ceHours.declare': { roles: ['ti.manager', 'trainee'], relation: 'org', source: 'W-V(1), H-III(1), A8 D8' },
  'subsidies.title.list': { roles: ['cityDesk'], relation: 'place', source: 'W-V(2), H-III(2)' },
  'subsidies.title.mine': { roles: ['trainee'], relation: 'self', source: 'W-V(2), H-III(2)' },

  'subsidies.job.get': { roles: ['subsidy.a'], relation: 'place', source: 'architecture 6 [P]' },
} as const satisfies PermissionTable;
