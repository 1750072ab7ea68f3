import { t } from '@peiyu/kit/trpc.ts';
import { listAnnouncementsProcedure } from './announcement/list-announcements.ts';
import { closeAnnouncementProcedure, publishAnnouncementProcedure } from './announcement/publish-announcement.ts';
import { importAttendanceProcedure } from './attendance/import-attendance.ts';
import { previewAttendanceProcedure } from './attendance/preview-attendance.ts';
import { recordAttendanceProcedure } from './attendance/record-attendance.ts';
import { openCohortProcedure } from './cohort/open-cohort.ts';
import { getCohortProcedure, listCohortsProcedure } from './cohort/read-cohorts.ts';
import { getRosterProcedure } from './cohort/read-roster.ts';
import { acceptReportProcedure, reportCohortProcedure, returnReportProcedure } from './cohort/report-cohort.ts';
import { approveCohortProcedure, rejectCohortProcedure, returnCohortProcedure } from './cohort/review-cohort.ts';
import {
  beginEnrolmentProcedure,
  completeCohortProcedure,
  examineCohortProcedure,
  startCohortProcedure,
} from './cohort/run-cohort.ts';
import { completeAllProcedure } from './completion/complete-all.ts';
import { completeEnrolmentProcedure, failEnrolmentProcedure } from './completion/complete-enrolment.ts';
import { recordExamsProcedure } from './completion/record-exams.ts';
import { admitEnrolmentsProcedure } from './enrolment/admit-enrolments.ts';
import { importRosterProcedure } from './enrolment/import-roster.ts';
import {
  confirmEnrolmentProcedure,
  myEnrolmentsProcedure,
  withdrawEnrolmentProcedure,
} from './enrolment/own-enrolment.ts';
import { previewRosterProcedure } from './enrolment/preview-roster.ts';
import { rejectEnrolmentProcedure } from './enrolment/reject-enrolment.ts';
import { submitEnrolmentProcedure } from './enrolment/submit-enrolment.ts';
import { getJobProcedure } from './jobs/get-job.ts';
import type { TrainingParts } from './parts.ts';
import { draftPlanProcedure } from './plan/draft-plan.ts';
import { consentPlanProcedure, filePlanProcedure, recordPlanProcedure, returnPlanProcedure } from './plan/file-plan.ts';
import { getPlanProcedure, listPlansProcedure } from './plan/read-plans.ts';

/** Every procedure of training (docs/chain.md). */
export const trainingRouter = (parts: TrainingParts) =>
  t.router({
    plan: t.router({
      draft: draftPlanProcedure(parts),
      consent: consentPlanProcedure(parts),
      file: filePlanProcedure(parts),
      record: recordPlanProcedure(parts),
      return: returnPlanProcedure(parts),
      list: listPlansProcedure(parts),
      get: getPlanProcedure(parts),
    }),
    announcement: t.router({
      publish: publishAnnouncementProcedure(parts),
      close: closeAnnouncementProcedure(parts),
      list: listAnnouncementsProcedure(parts),
    }),
    cohort: t.router({
      open: openCohortProcedure(parts),
      approve: approveCohortProcedure(parts),
      return: returnCohortProcedure(parts),
      reject: rejectCohortProcedure(parts),
      beginEnrolment: beginEnrolmentProcedure(parts),
      start: startCohortProcedure(parts),
      examine: examineCohortProcedure(parts),
      complete: completeCohortProcedure(parts),
      report: reportCohortProcedure(parts),
      acceptReport: acceptReportProcedure(parts),
      returnReport: returnReportProcedure(parts),
      list: listCohortsProcedure(parts),
      get: getCohortProcedure(parts),
      roster: getRosterProcedure(parts),
    }),
    enrolment: t.router({
      submit: submitEnrolmentProcedure(parts),
      previewRoster: previewRosterProcedure(parts),
      importRoster: importRosterProcedure(parts),
      confirm: confirmEnrolmentProcedure(parts),
      mine: myEnrolmentsProcedure(parts),
      admit: admitEnrolmentsProcedure(parts),
      reject: rejectEnrolmentProcedure(parts),
      withdraw: withdrawEnrolmentProcedure(parts),
      complete: completeEnrolmentProcedure(parts),
      fail: failEnrolmentProcedure(parts),
      completeAll: completeAllProcedure(parts),
    }),
    attendance: t.router({
      preview: previewAttendanceProcedure(parts),
      import: importAttendanceProcedure(parts),
      record: recordAttendanceProcedure(parts),
    }),
    exam: t.router({ record: recordExamsProcedure(parts) }),
    job: t.router({ get: getJobProcedure(parts) }),
  });

export type TrainingRouter = ReturnType<typeof trainingRouter>;
