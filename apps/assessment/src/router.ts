import { t } from '@peiyu/kit/trpc.ts';
import { reviewApplicationProcedure } from './application/review-application.ts';
import { submitApplicationProcedure } from './application/submit-application.ts';
import { confirmVoidProcedure, proposeVoidProcedure, rejectVoidProcedure } from './application/void-application.ts';
import { withdrawDeclarationProcedure } from './application/withdraw-declaration.ts';
import { confirmConfirmationProcedure, recordNationalProcedure } from './confirmation/decide-confirmation.ts';
import type { AssessmentParts } from './parts.ts';
import { recordScoreProcedure } from './scores/record-score.ts';
import { importScoresProcedure, previewScoresProcedure } from './scores/score-sheet.ts';
import { planSittingProcedure } from './sitting/plan-sitting.ts';
import {
  confirmResultsProcedure,
  lockRosterProcedure,
  markSittingProcedure,
  openSittingProcedure,
  reportSittingProcedure,
} from './sitting/run-sitting.ts';
import { scheduleApplicationsProcedure } from './sitting/schedule-applications.ts';
import {
  applicationCertificatesProcedure,
  applicationListProcedure,
  applicationMineProcedure,
} from './views/application-lists.ts';
import { confirmationGetProcedure, confirmationListProcedure } from './views/confirmation-lists.ts';
import { jobGetProcedure } from './views/job.ts';
import { sittingGetProcedure, sittingListProcedure } from './views/sitting-lists.ts';

export const assessmentRouter = (parts: AssessmentParts) =>
  t.router({
    application: t.router({
      submit: submitApplicationProcedure(parts),
      mine: applicationMineProcedure(parts),
      certificates: applicationCertificatesProcedure(parts),
      withdrawDeclaration: withdrawDeclarationProcedure(parts),
      review: reviewApplicationProcedure(parts),
      list: applicationListProcedure(parts),
      proposeVoid: proposeVoidProcedure(parts),
      confirmVoid: confirmVoidProcedure(parts),
      rejectVoid: rejectVoidProcedure(parts),
    }),
    sitting: t.router({
      plan: planSittingProcedure(parts),
      open: openSittingProcedure(parts),
      schedule: scheduleApplicationsProcedure(parts),
      lockRoster: lockRosterProcedure(parts),
      previewScores: previewScoresProcedure(parts),
      importScores: importScoresProcedure(parts),
      recordScore: recordScoreProcedure(parts),
      mark: markSittingProcedure(parts),
      confirmResults: confirmResultsProcedure(parts),
      report: reportSittingProcedure(parts),
      list: sittingListProcedure(parts),
      get: sittingGetProcedure(parts),
    }),
    confirmation: t.router({
      confirm: confirmConfirmationProcedure(parts),
      recordNational: recordNationalProcedure(parts),
      list: confirmationListProcedure(parts),
      get: confirmationGetProcedure(parts),
    }),
    job: t.router({ get: jobGetProcedure(parts) }),
  });

export type AssessmentRouter = ReturnType<typeof assessmentRouter>;
