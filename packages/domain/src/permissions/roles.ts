/** Every seat on the platform (desks.md 2.1). A trainee's place is 000000 and the relation is the person alone. */
export const ROLES = [
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
  'trainee',
  'employer',
  'audit',
  'security',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may call a procedure. `public` = no session needed; `signedIn` = any session.
 * `relation`: `org` = own organisation's records only, `self` = own person's only, `place` = all records of the place.
 */
export interface PermissionRow {
  readonly roles: readonly Role[] | 'public' | 'signedIn';
  readonly relation: 'org' | 'self' | 'place' | 'none';
  /** Source of the right: seed paragraph, domain-facts row, or [P]. */
  readonly source: string;
}

export type PermissionTable = Readonly<Record<string, PermissionRow>>;

/** The row of a procedure; undefined when it has none, which the kernel refuses to start with. */
export const permissionFor = (table: PermissionTable, procedure: string): PermissionRow | undefined => table[procedure];

export const mayCall = (row: PermissionRow, role: Role | undefined): boolean =>
  row.roles === 'public' || (role !== undefined && (row.roles === 'signedIn' || row.roles.includes(role)));
