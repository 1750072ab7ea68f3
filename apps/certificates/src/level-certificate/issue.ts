import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { z } from 'zod';
import type { CertificatesParts } from '../parts.ts';
import { wasHandled } from '../handled.ts';
import { issueBatchId } from '../issue-batch/issue-batch.store.ts';
import { checkIssue } from '../issue-batch/issue-batch.ts';
import { submitIssue } from '../issue/issue-job.ts';
import { assertIssuable, openRound } from '../issue/start-issue.ts';
import { issuableOf } from './issuable.ts';

export const IssueLevelCertificates = z.strictObject({ commandId, confirmationId: z.string().min(1).max(60) });

/** 提交颁发: the evaluator's first person lays the approved certificates of a confirmation before the second (architecture 8). */
export const prepareIssueProcedure = (parts: CertificatesParts) =>
  procedure.input(IssueLevelCertificates).mutation(async ({ input, ctx }) => {
    const { confirmationId } = input;
    const orgId = ctx.actor.org ?? '';
    const batchId = issueBatchId('level', confirmationId);
    if (await wasHandled(parts.batches, batchId, input.commandId))
      return parts.batches.change(batchId, ctx.change(input), () => []);
    const certificates = await issuableOf(parts, confirmationId, { orgId, scope: ctx.scope });
    const tenant = certificates[0]?.tenant ?? ctx.session.place;
    await assertIssuable(parts, certificates, { tenant, actor: ctx.actor.id });
    const by = ctx.actor.person ?? ctx.actor.id;
    const start = { kind: 'level', subjectId: confirmationId, orgId, certificates, by } as const;
    return openRound(parts, start, ctx.change(input, tenant));
  });

/** 颁发: by another person; answers the job that numbers, signs and prints. D4 ends when all of it are issued (H-II(3)). */
export const issueLevelCertificatesProcedure = (parts: CertificatesParts) =>
  procedure.input(IssueLevelCertificates).mutation(async ({ input, ctx }) => {
    const { confirmationId } = input;
    const orgId = ctx.actor.org ?? '';
    const batchId = issueBatchId('level', confirmationId);
    const before = await parts.batches.find(batchId, ctx.scope);
    if (before && before.state.orgId !== orgId) throw new NotFound();
    if (!before) {
      // Not laid before anybody yet, or not this body's: the second looks absent.
      await issuableOf(parts, confirmationId, { orgId, scope: ctx.scope });
      throw new Refusal('certificates.issue.empty');
    }
    if (before.state.status === 'started') {
      const certificates = await issuableOf(parts, confirmationId, { orgId, scope: ctx.scope });
      await assertIssuable(parts, certificates, { tenant: before.tenant, actor: ctx.actor.id });
      const check = { issuable: new Set(certificates.map(({ id }) => id)), by: ctx.actor.person ?? ctx.actor.id };
      await parts.batches.change(batchId, ctx.change(input, before.tenant), (state) => checkIssue(state, check));
    }
    const { state: batch, tenant } = await parts.batches.get(batchId, ctx.scope);
    if (batch.status === 'started') throw new Refusal('certificates.issue.empty');
    const request = { batchId, batch, tenant, actor: ctx.actor, at: ctx.business.now(), corr: ctx.corr };
    return { jobId: await submitIssue(parts, request) };
  });
