import type { JobKind, JobRun } from '@peiyu/kit/jobs/jobs.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CertificateKind } from '../certificate/issuing.ts';
import type { AnyCertificate } from '../certificate/side.ts';
import type { IssueBatch } from '../issue-batch/issue-batch.ts';
import type { CertificatesParts } from '../parts.ts';
import { FILES } from '../certificate/public-facts.ts';
import { findFace, openSubject } from '../issue/face.ts';
import { roundKey } from '../issue-batch/issue-batch.store.ts';
import { renderFile } from './render-file.ts';

export const RENDER_JOB = 'certificates.render';

const Payload = z.strictObject({ kind: z.enum(['training', 'level']), certificateIds: z.array(z.string()) });

/** Asks for the files of a round; the same round is the same job. */
export function submitRendering(
  { kernel }: CertificatesParts,
  { batch, batchId, run }: { batch: IssueBatch; batchId: string; run: JobRun },
): Promise<string> {
  const { kind, certificateIds, round } = batch;
  const { tenant, actor, at, corr } = run;
  const payload = new TextEncoder().encode(JSON.stringify({ kind, certificateIds }));
  return kernel.jobs.submit({
    kind: RENDER_JOB,
    tenant,
    target: batchId,
    actor,
    at,
    corr,
    content: roundKey(batchId, round),
    payload,
  });
}

export interface StoredFile {
  readonly hash: string;
  /** Sealed under the holder's key. */
  readonly sealed: Uint8Array;
}

export const filePlace = (certificate: Pick<AnyCertificate, 'id' | 'personId'>) => ({
  personId: certificate.personId,
  record: `certificate/${certificate.id}`,
  field: 'file',
});

/** One file per certificate, rendered once: the first one stored is the one there is, with its hash (architecture 8). */
export function renderJob(parts: CertificatesParts): JobKind<{ kind: CertificateKind; id: string }> {
  const { deps, sides } = parts;
  return {
    kind: RENDER_JOB,
    async rows(bytes) {
      const { kind, certificateIds } = Payload.parse(JSON.parse(new TextDecoder().decode(bytes)));
      return certificateIds.map((id) => ({ kind, id }));
    },
    async apply({ kind, id }, index, run) {
      const [certificate] = await sides[kind].find({ _id: id }, 1);
      if (!certificate || certificate.hash !== null) return 'unchanged';
      const hash = (await findFile(parts, id))?.hash ?? (await renderAndKeep(parts, certificate, run));
      const ctx = { commandId: run.commandId(index), tenant: run.tenant, scope: EVERYWHERE };
      const by = { at: deps.business.now(), actor: run.actor, cause: `job:${run.jobId}`, corr: run.corr };
      await sides[kind].noteRendering(id, { ...ctx, ...by }, { hash });
      return 'done';
    },
  };
}

export async function findFile({ deps }: CertificatesParts, id: string): Promise<StoredFile | undefined> {
  const found = await deps.documents.findOne(FILES, { _id: id });
  return found as (StoredFile & typeof found) | undefined;
}

async function renderAndKeep(parts: CertificatesParts, certificate: AnyCertificate, run: JobRun): Promise<string> {
  const { documents, identity } = parts.deps;
  const face = await findFace(parts, certificate.id);
  if (!face) throw new Error('an issued certificate has a face');
  const purpose = 'certificate.render';
  const subject = await openSubject(parts, certificate, { ...face, actor: run.actor.id, purpose });
  const file = await renderFile(parts, face.facts, subject);
  const hash = createHash('sha256').update(file).digest('base64url');
  const ask = { service: 'certificates', tenant: certificate.tenant, purpose, actor: run.actor.id };
  const sealed = await identity.seal(ask, filePlace(certificate), file);
  await documents.insertOne(FILES, { _id: certificate.id, tenant: certificate.tenant, hash, sealed });
  // Another run may have been first: its file is the one.
  return (await findFile(parts, certificate.id))?.hash ?? hash;
}
