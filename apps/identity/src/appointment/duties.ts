import type { OrganisationKind } from '../organisation/organisation.ts';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import type { DivisionKind } from '@peiyu/domain/values/index.ts';

/** Chinese name of each seat (desks 2.1). */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  cityDesk: '市级专技岗',
  countyBureau: '县区人社岗',
  province: '省厅岗',
  'ti.manager': '培训机构管理岗',
  'ti.teacher': '培训机构教师岗',
  'ei.manager': '评价机构管理岗',
  'ei.second': '评价机构复核岗',
  finance: '资金拨付岗',
  'subsidy.a': '补贴初审岗',
  'subsidy.b': '补贴复审岗',
  trainee: '学员',
  employer: '用人单位岗',
  audit: '审计管理岗',
  security: '安全管理岗',
  system: '系统管理岗',
};

/** Duties nobody may unite: two reviewers and the payer (W-V(3)), who marks and who confirms (A6), the three administrators (B7 等保). */
const CONFLICTS: readonly (readonly [Role, Role])[] = [
  ['subsidy.a', 'subsidy.b'],
  ['subsidy.a', 'finance'],
  ['subsidy.b', 'finance'],
  ['ei.manager', 'ei.second'],
  ['system', 'security'],
  ['system', 'audit'],
  ['security', 'audit'],
];

export const conflictOf = (a: Role, b: Role): boolean =>
  CONFLICTS.some(([one, other]) => (one === a && other === b) || (one === b && other === a));

/** The kind of body a post belongs to; undefined = the post belongs to no body. */
export const BODY_OF_ROLE: Readonly<Partial<Record<Role, OrganisationKind>>> = {
  'ti.manager': 'trainingInstitution',
  'ti.teacher': 'trainingInstitution',
  'ei.manager': 'evaluationInstitution',
  'ei.second': 'evaluationInstitution',
  employer: 'employer',
};

const PLACES: Readonly<Partial<Record<Role, readonly DivisionKind[]>>> = {
  cityDesk: ['city'],
  countyBureau: ['county'],
  province: ['province'],
  finance: ['city', 'county'],
  'subsidy.a': ['city', 'county'],
  'subsidy.b': ['city', 'county'],
  system: ['ministry'],
};

/** Whether a post may stand at a place of this kind. */
export const mayStandAt = (role: Role, kind: DivisionKind): boolean => PLACES[role]?.includes(kind) ?? true;
