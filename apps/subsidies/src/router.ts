import { t } from '@peiyu/kit/trpc.ts';
import { lockBatchProcedure } from './batch/lock-batch.ts';
import { authoriseBatchProcedure, rejectBatchProcedure } from './batch/decide-batch.ts';
import { exportBatchProcedure } from './batch/export-batch.ts';
import { importReplyProcedure } from './batch/import-reply.ts';
import { getBatchProcedure, listBatchesProcedure } from './batch/batch-queries.ts';
import { declareCeHoursProcedure, listCeHoursProcedure } from './benefits/ce-hours-procedures.ts';
import { listTitlesProcedure, myTitlesProcedure } from './benefits/title-queries.ts';
import { addProjectProcedure } from './catalogue/add-project.ts';
import { endProjectProcedure } from './catalogue/end-project.ts';
import { listProjectsProcedure } from './catalogue/list-projects.ts';
import { acceptClaimProcedure } from './claim/accept-claim.ts';
import { changeAccountProcedure } from './claim/change-account.ts';
import { getClaimProcedure, listClaimsProcedure, myClaimsProcedure } from './claim/claim-queries.ts';
import { dismissObjectionProcedure, objectToClaimProcedure } from './claim/object-claim.ts';
import { refuseClaimProcedure } from './claim/refuse-claim.ts';
import { submitClaimProcedure } from './claim/submit-claim.ts';
import { verifyClaimsProcedure } from './claim/verify-claims.ts';
import { withdrawClaimProcedure } from './claim/withdraw-claim.ts';
import { getJobProcedure } from './get-job.ts';
import { getNoticeProcedure, listNoticesProcedure } from './notice/notice-queries.ts';
import { publishNoticeProcedure } from './notice/publish-notice.ts';
import type { SubsidiesParts } from './parts.ts';
import { listRecoveriesProcedure, orderRecoveryProcedure } from './recovery/recovery-procedures.ts';

/** Every procedure of the service, by name. */
export const subsidiesRouter = (parts: SubsidiesParts) =>
  t.router({
    catalogue: t.router({
      add: addProjectProcedure(parts),
      end: endProjectProcedure(parts),
      list: listProjectsProcedure(parts),
    }),
    claim: t.router({
      submit: submitClaimProcedure(parts),
      mine: myClaimsProcedure(parts),
      changeAccount: changeAccountProcedure(parts),
      withdraw: withdrawClaimProcedure(parts),
      accept: acceptClaimProcedure(parts),
      refuse: refuseClaimProcedure(parts),
      verify: verifyClaimsProcedure(parts),
      object: objectToClaimProcedure(parts),
      dismissObjection: dismissObjectionProcedure(parts),
      list: listClaimsProcedure(parts),
      get: getClaimProcedure(parts),
    }),
    notice: t.router({
      publish: publishNoticeProcedure(parts),
      list: listNoticesProcedure(parts),
      get: getNoticeProcedure(parts),
    }),
    batch: t.router({
      lock: lockBatchProcedure(parts),
      authorise: authoriseBatchProcedure(parts),
      reject: rejectBatchProcedure(parts),
      export: exportBatchProcedure(parts),
      importReply: importReplyProcedure(parts),
      list: listBatchesProcedure(parts),
      get: getBatchProcedure(parts),
    }),
    recovery: t.router({ order: orderRecoveryProcedure(parts), list: listRecoveriesProcedure(parts) }),
    ceHours: t.router({ list: listCeHoursProcedure(parts), declare: declareCeHoursProcedure(parts) }),
    title: t.router({ list: listTitlesProcedure(parts), mine: myTitlesProcedure(parts) }),
    job: t.router({ get: getJobProcedure(parts) }),
  });

export type SubsidiesRouter = ReturnType<typeof subsidiesRouter>;
