import type { Role } from '@peiyu/domain/permissions/roles.ts';
import type { Procedure } from '../lib/permissions.ts';
import { mayDo } from '../lib/permissions.ts';
import { paths } from './paths.ts';

export interface MenuEntry {
  readonly path: string;
  readonly label: string;
}

const ENTRIES: readonly (MenuEntry & { readonly procedure: Procedure })[] = [
  { path: paths.todo, label: '待办', procedure: 'reporting.todo.list' },
  { path: paths.me, label: '我的进度', procedure: 'training.enrolment.mine' },
  { path: paths.cohorts, label: '班次', procedure: 'training.cohort.list' },
  { path: paths.quarterlyReports, label: '开展情况表', procedure: 'reporting.quarterlyReport.list' },
];

/** The menu of a role: what its rows in the permission table let it open (desks 2.1). */
export const menuOf = (role: Role | undefined): readonly MenuEntry[] =>
  ENTRIES.filter(({ procedure }) => mayDo(role, procedure));
