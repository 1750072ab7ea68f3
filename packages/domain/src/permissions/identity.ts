import type { PermissionTable, Role } from './roles.ts';

const STAFF = [
  'cityDesk',
  'countyBureau',
  'province',
  'ti.manager',
  'ti.teacher',
  'ei.manager',
  'ei.second',
  'finance',
  'subsidy.a',
  'subsidy.b',
  'employer',
  'audit',
  'security',
  'system',
] as const satisfies readonly Role[];

/** Who handles people's cases and may therefore see one field in clear, with a purpose (B7 PIPL 6). Administrators may not. */
const CASEWORK = [
  'cityDesk',
  'countyBureau',
  'province',
  'ti.manager',
  'ei.manager',
  'ei.second',
  'finance',
  'subsidy.a',
  'subsidy.b',
] as const satisfies readonly Role[];

/** Rights of identity: sessions, accounts, bodies and their listings, people (desks 3.2 F11). */
export const identityPermissions = {
  'identity.session.login': { roles: 'public', relation: 'none', source: 'B7' },
  'identity.session.logout': { roles: 'signedIn', relation: 'self', source: 'B7' },
  'identity.session.me': { roles: 'signedIn', relation: 'self', source: 'desks 2' },
  'identity.session.switch': { roles: 'signedIn', relation: 'self', source: 'desks 2' },
  'identity.account.activate': { roles: 'public', relation: 'none', source: 'architecture 8' },
  'identity.account.create': { roles: ['system'], relation: 'none', source: 'desks 3.2 F11' },
  'identity.appointment.grant': { roles: ['system'], relation: 'none', source: 'desks 3.2 F11' },
  'identity.appointment.end': { roles: ['system'], relation: 'none', source: 'desks 3.2 F11' },
  'identity.organisation.register': { roles: ['system'], relation: 'none', source: 'A1' },
  'identity.organisation.list': { roles: 'signedIn', relation: 'none', source: 'A1' },
  'identity.listing.add': { roles: ['system'], relation: 'place', source: 'W-II, H-II(1)' },
  'identity.listing.end': { roles: ['system'], relation: 'place', source: 'C4-15' },
  'identity.listing.list': { roles: 'signedIn', relation: 'none', source: 'W-II, H-II(1)' },
  'identity.city.list': { roles: 'public', relation: 'none', source: 'C3' },
  'identity.person.names': { roles: STAFF, relation: 'place', source: 'architecture 8' },
  'identity.person.reveal': { roles: CASEWORK, relation: 'place', source: 'desks 4.10, B7' },
} as const satisfies PermissionTable;
