import type { Actor } from '@peiyu/domain/events/contract.ts';
import type { JobKind, JobRun } from '@peiyu/kit/jobs/jobs.ts';
import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import { businessDate, partsOf } from '@peiyu/domain/calendar/index.ts';
import { Busy } from '@peiyu/kit/errors.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { z } from 'zod';
import type { AnyCertificate } from '../certificate/side.ts';
import type { IssueBatch } from '../issue-batch/issue-batch.ts';
import type { CertificatesParts } from '../parts.ts';
import { finishIssue, isRunning } from '../issue-batch/issue-batch.ts';
import { roundKey } from '../issue-batch/issue-batch.store.ts';
import { certificateNumber } from '../register/certificate-number.ts';
import { submitRendering } from '../rendering/render-job.ts';
import { findOrganisationName } from '../views/organisations.ts';
import { assembleFacts, keepFace } from './face.ts';
import { discloseSubjects, type Subject } from './subjects.ts';
import { reserveRange } from './reserve.ts';

export const ISSUE_JOB = 'certificates.issue';
/** How long the last row waits for its neighbours before the window is taken again (ms). */
const WAIT = { steps: 200, ms: 10 };

const Payload = z.strictObject({ round: z.int().positive() });

type Row =
  | {
      readonly step: 'issue';
      readonly certificate: AnyCertificate;
      readonly number: string;
      readonly subject: Subject;
      readonly issuer: string;
    }
  | { readonly step: 'finish'; readonly batch: IssueBatch };

export interface IssueRequest {
  readonly batchId: string;
  readonly batch: IssueBatch;
  readonly tenant: string;
  readonly actor: Actor;
  readonly at: string;
  readonly corr: string;
}

/** Starts the numbering of a round, or meets the job that is already at it. */
export function submitIssue({ kernel }: CertificatesParts, request: IssueRequest): Promise<string> {
  const { batchId, batch, tenant, actor, at, corr } = request;
  const payload = new TextEncoder().encode(JSON.stringify({ round: batch.round }));
  const content = roundKey(batchId, batch.round);
  return kernel.jobs.submit({ kind: ISSUE_JOB, tenant, target: batchId, actor, at, corr, content, payload });
}

const contextOf = (run: JobRun, row: number): ChangeContext => ({
  commandId: run.commandId(row),
  tenant: run.tenant,
  scope: EVERYWHERE,
  at: run.at,
  actor: run.actor,
  cause: `job:${run.jobId}`,
  corr: run.corr,
});

/**
 * Number, signature, issue of every certificate of a round. The range is reserved first and is the same for every run of
 * the job; then each certificate takes the number of its place, unconditionally (messages 18): a killed job goes on and
 * leaves no gap. The last row says that the round is finished.
 */
export function issueJob(parts: CertificatesParts): JobKind<Row> {
  const { deps, batches, sides, keys } = parts;
  return {
    kind: ISSUE_JOB,
    async rows(bytes, run) {
      const { round } = Payload.parse(JSON.parse(new TextDecoder().decode(bytes)));
      const loaded = await batches.find(run.target);
      if (!loaded || loaded.state.round !== round) return [];
      const batch = loaded.state;
      // Finished before this run's progress was saved: nothing to disclose again.
      if (!isRunning(batch)) return [];
      const issuer = await findOrganisationName(deps.documents, batch.orgId);
      if (issuer === undefined) throw new Busy('organisations');
      const year = partsOf(businessDate(run.at)).year;
      const range = await reserveRange(parts, { batchId: run.target, batch, year }, contextOf(run, 0));
      const { certificateIds, kind } = batch;
      const found = await sides[kind].find({ _id: { $in: certificateIds } }, certificateIds.length);
      const subjects = await discloseSubjects(parts, found, {
        tenant: run.tenant,
        purpose: 'certificate.issue',
        actor: run.actor.id,
      });
      const byId = new Map(found.map((certificate) => [certificate.id, certificate]));
      const issues = certificateIds.map((id, at): Row => {
        const certificate = byId.get(id);
        const subject = certificate && subjects.get(certificate.personId);
        if (!certificate || !subject) throw new Busy('identity');
        const number = certificateNumber({ kind, year, issuer: range.issuer, place: range.from + at });
        return { step: 'issue', certificate, number, subject, issuer };
      });
      return [...issues, { step: 'finish', batch }];
    },
    async apply(row, index, run) {
      if (row.step === 'finish') return finish(parts, row.batch, { run, index });
      const { certificate, number, subject, issuer } = row;
      if (certificate.number !== null) return 'unchanged';
      const issuing = { number, verifyId: keys.verifyId(certificate.id), on: businessDate(run.at) };
      const facts = assembleFacts(parts, { certificate, issuing, subject, issuer });
      await keepFace(parts, { certificate, facts, subject, actor: run.actor.id });
      await sides[certificate.kind].issue(certificate.id, contextOf(run, index), issuing);
      return 'done';
    },
  };
}

async function finish(
  parts: CertificatesParts,
  batch: IssueBatch,
  at: { run: JobRun; index: number },
): Promise<'done'> {
  const { certificateIds, kind, round } = batch;
  const { run, index } = at;
  const waiting = async (): Promise<boolean> => {
    const found = await parts.sides[kind].find({ _id: { $in: certificateIds } }, certificateIds.length);
    return found.some(({ number }) => number === null);
  };
  for (let step = 0; await waiting(); step++) {
    if (step === WAIT.steps) throw new Busy('issue');
    await parts.deps.scheduler.sleep(WAIT.ms);
  }
  await submitRendering(parts, { batch, batchId: run.target, run });
  await parts.batches.change(run.target, contextOf(run, index), (state) =>
    state ? finishIssue(state, { round, on: businessDate(run.at) }) : [],
  );
  return 'done';
}
