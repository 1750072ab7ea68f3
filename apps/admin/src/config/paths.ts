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

/** Where a 待办 row leads; undefined while the admin has no such page. */
export function pageOfTodo(item: { kind: string; page: string; subject: string }): string | undefined {
  // Admission is by class, its row is by person: the list of classes that enrol is where to begin.
  if (item.kind === 'enrolment.admit') return `${paths.cohorts}?status=enrolling`;
  return OPEN_PAGES[item.page]?.(item.subject);
}
