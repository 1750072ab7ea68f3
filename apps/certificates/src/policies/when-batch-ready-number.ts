import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { CertificatesParts } from '../parts.ts';
import { submitIssue } from '../issue/issue-job.ts';
import { isRunning } from '../issue-batch/issue-batch.ts';

/**
 * A round that waits for nobody gets its job, also when the process died between the command's write and its job. The same
 * round is the same job, so the command and this policy never start two.
 */
export const numberWhenReady =
  (parts: CertificatesParts) =>
  async (event: Envelope): Promise<void> => {
    const batchId = event.src.slice(event.src.indexOf('/') + 1);
    const batch = await parts.batches.find(batchId);
    if (!batch || !isRunning(batch.state)) return;
    const { tenant, actor, at, corr } = event;
    await submitIssue(parts, { batchId, batch: batch.state, tenant, actor, at, corr });
  };
