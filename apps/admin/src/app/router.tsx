import type { RouteObject } from 'react-router';
import { createBrowserRouter } from 'react-router';
import { paths } from '../config/paths.ts';
import { Broken } from './broken.tsx';
import { Starting } from './starting.tsx';

/** One chunk per page; login and activation stand outside the shell and load without it. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: Broken,
    HydrateFallback: Starting,
    children: [
      { path: paths.login, lazy: () => import('./routes/login.tsx') },
      { path: paths.activate, lazy: () => import('./routes/activate.tsx') },
      {
        path: '/',
        lazy: () => import('./routes/shell.tsx'),
        children: [
          {
            ErrorBoundary: Broken,
            children: [
              { index: true, lazy: () => import('./routes/home.tsx') },
              { path: paths.todo, lazy: () => import('./routes/todo.tsx') },
              { path: paths.cohorts, lazy: () => import('./routes/cohorts.tsx') },
              { path: '/cohorts/:cohortId', lazy: () => import('./routes/cohort.tsx') },
              {
                path: '/cohorts/:cohortId/import',
                lazy: () => import('./routes/import-roster.tsx'),
              },
              { path: paths.quarterlyReports, lazy: () => import('./routes/quarterly-reports.tsx') },
              {
                path: '/quarterly-reports/:reportId',
                lazy: () => import('./routes/quarterly-report.tsx'),
              },
              { path: paths.me, lazy: () => import('./routes/me.tsx') },
              { path: '*', lazy: () => import('./routes/not-found.tsx') },
            ],
          },
        ],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
