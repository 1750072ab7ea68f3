import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { z } from 'zod';
import type { CertificatesParts } from '../parts.ts';
import { wasHandled } from '../handled.ts';
import { issueBatchId } from '../issue-batch/issue-batch.store.ts';
import { isRunning } from '../issue-batch/issue-batch.ts';
import { submitIssue } from '../issue/issue-job.ts';
import { assertIssuable, BATCH_LIMIT, openRound } from '../issue/start-issue.ts';

export const IssueTrainingCertificates = z.strictObject({ commandId, cohortId: z.string().min(1).max(60) });

/** 颁发培训合格证书 to all of a cohort who are prepared; answers the job that numbers, signs and prints (W-IV(2)). */
export const issueTrainingCertificatesProcedure = (parts: CertificatesParts) =>
  procedure.input(IssueTrainingCertificates).mutation(async ({ input, ctx }) => {
    const { cohortId } = input;
    const orgId = ctx.actor.org ?? '';
    const batchId = issueBatchId('training', cohortId);
    const running = await parts.batches.find(batchId, ctx.scope);
    const retried = await wasHandled(parts.batches, batchId, input.commandId);
    if (!retried && !(running && isRunning(running.state))) {
      const mine = { 'state.cohortId': cohortId, 'state.orgId': orgId };
      const [any] = await parts.sides.training.find(mine, 1, ctx.scope);
      if (!any) throw new NotFound();
      const { tenant } = any;
      const certificates = await parts.sides.training.find(
        { ...mine, 'state.status': 'prepared' },
        BATCH_LIMIT,
        ctx.scope,
      );
      await assertIssuable(parts, certificates, { tenant, actor: ctx.actor.id });
      const by = ctx.actor.person ?? ctx.actor.id;
      await openRound(
        parts,
        { kind: 'training', subjectId: cohortId, orgId, certificates, by },
        ctx.change(input, tenant),
      );
    }
    const batch = await parts.batches.get(batchId, ctx.scope);
    if (batch.state.orgId !== orgId) throw new NotFound();
    const request = { batchId, batch: batch.state, tenant: batch.tenant, actor: ctx.actor };
    return { jobId: await submitIssue(parts, { ...request, at: ctx.business.now(), corr: ctx.corr }) };
  });
