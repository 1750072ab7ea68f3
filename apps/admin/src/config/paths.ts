/** Every address of the admin, in one place. */
export const paths = {
  login: '/login',
  activate: '/activate',
  todo: '/todo',
  cohorts: '/cohorts',
  cohort: (id: string): string => `/cohorts/${encodeURIComponent(id)}`,
  importRoster: (id: string): string => `/cohorts/${encodeURIComponent(id)}/import`,
  quarterlyReports: '/quarterly-reports',
  quarterlyReport: (id: string): string => `/quarterly-reports/${encodeURIComponent(id)}`,
  me: '/me',
} as const;

/** Pages a 待办 row may lead to. A row of any other page says that it is not open yet. */
const OPEN_PAGES: Readonly<Record<string, (subject: string) => string>> = {
  '/cohorts/:id': paths.cohort,
  '/quarterly-reports/:id': paths.quarterlyReport,
  '/me': () => paths.me,
};

/** Where a 待办 row leads; undefined while the admin has no such page. A row about a person in a class leads to the class. */
export function pageOfTodo(
  item: { kind: string; page: string; subject: string },
  cohortId: string | undefined,
): string | undefined {
  if (item.kind === 'enrolment.admit') return cohortId ? paths.cohort(cohortId) : `${paths.cohorts}?status=enrolling`;
  return OPEN_PAGES[item.page]?.(item.subject);
}
