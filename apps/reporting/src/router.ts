import { t } from '@peiyu/kit/trpc.ts';
import type { ReportingParts } from './parts.ts';
import { listObligations } from './obligation/list-obligations.ts';
import { acceptReportProcedure, returnReportProcedure } from './quarterly/accept-report.ts';
import { correctReportProcedure } from './quarterly/correct-report.ts';
import { exportReportProcedure } from './quarterly/export-report.ts';
import { figureRecordsProcedure } from './quarterly/figure-records.ts';
import { getReportProcedure } from './quarterly/get-report.ts';
import { listReportsProcedure } from './quarterly/list-reports.ts';
import { sealReportProcedure } from './quarterly/seal-report.ts';
import { submitReportProcedure } from './quarterly/submit-report.ts';
import { countTodoProcedure, listTodoProcedure } from './todo/list-todo.ts';

export const reportingRouter = (parts: ReportingParts) =>
  t.router({
    obligation: t.router({ list: listObligations(parts) }),
    todo: t.router({ list: listTodoProcedure(parts), counts: countTodoProcedure(parts) }),
    quarterlyReport: t.router({
      list: listReportsProcedure(parts),
      get: getReportProcedure(parts),
      seal: sealReportProcedure(parts),
      submit: submitReportProcedure(parts),
      accept: acceptReportProcedure(parts),
      return: returnReportProcedure(parts),
      correct: correctReportProcedure(parts),
      export: exportReportProcedure(parts),
    }),
    figures: t.router({ records: figureRecordsProcedure(parts) }),
  });

export type ReportingRouter = ReturnType<typeof reportingRouter>;
