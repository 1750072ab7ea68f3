import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../client.ts';
import { each } from '../client.ts';
import type { Step, Track, World } from '../world.ts';
import { found } from '../world.ts';
import { cohortIdOf } from './cohort.ts';
import { ei, eiSecond, ti } from './staff.ts';

export interface CertificateRow {
  readonly certificateId: string;
  readonly status: string;
  readonly number: string | null;
  readonly verifyId: string | null;
  readonly issuedOn: string | null;
  readonly file: boolean;
}

/** 培训合格证书 by the institution; 专业技术等级证书 by two persons of the evaluator (W-IV(2)(3), H-II(2)(3)). */
export function certificateSteps(track: Track): Step[] {
  const { cohort, assessment, institution, evaluator } = track.plan;
  return [
    {
      at: `${cohort.trainingCertificates}T10:00`,
      who: institution,
      what: '颁发培训合格证书',
      run: (world) => issueTraining(world, track),
    },
    {
      at: `${assessment.prepared}T10:00`,
      who: evaluator,
      what: '提交颁发等级证书',
      run: async (world) => {
        const input = { confirmationId: found(track.confirmationId, 'the confirmation') };
        await world.as(ei(evaluator)).send('certificates.levelCertificate.prepareIssue', input, track.key);
        return '待复核';
      },
    },
    {
      at: `${assessment.issued}T10:00`,
      who: `${evaluator}复核岗`,
      what: '颁发专业技术等级证书',
      run: (world) => issueLevel(world, track),
    },
    {
      at: `${assessment.issued}T16:00`,
      who: '学员本人',
      what: '查看证书，公开查询核验',
      run: (world) => collect(world, track),
    },
  ];
}

async function issueTraining(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const cohortId = cohortIdOf(world, track);
  const job = await user.job('certificates.trainingCertificate.issue', { cohortId }, track.key);
  await world.settle();
  const rows = await user.all<CertificateRow>('certificates.trainingCertificate.list', { cohortId });
  await saveAll(world, user, rows);
  return `${rows.filter(({ status }) => status === 'issued').length} 本（${job.status}）`;
}

async function issueLevel(world: World, track: Track): Promise<string> {
  const confirmationId = found(track.confirmationId, 'the confirmation');
  const user = world.as(eiSecond(track.plan.evaluator));
  await user.job('certificates.levelCertificate.issue', { confirmationId }, track.key);
  await world.settle();
  const rows = await user.all<CertificateRow>('certificates.levelCertificate.list', { confirmationId });
  await saveAll(world, user, rows);
  return `${rows.filter(({ status }) => status === 'issued').length} 本`;
}

/** The files of every certificate, named by its number: no name of a person stands in a file name. */
const saveAll = (world: World, user: Client, rows: readonly CertificateRow[]): Promise<unknown> =>
  each(rows, async ({ certificateId }) => {
    const { file, name } = await user.query<{ file: string; name: string }>('certificates.certificate.pdf', {
      certificateId,
    });
    writeFileSync(join(world.outDir, name), Buffer.from(file, 'base64'));
  });

async function collect(world: World, track: Track): Promise<string> {
  const valid = await each(track.passed, async (trainee) => {
    const own = await trainee.client.all<CertificateRow>('certificates.levelCertificate.mine');
    const certificate = found(own[0], 'the level certificate');
    trainee.levelCertificateId = certificate.certificateId;
    return (await verified(world, certificate.verifyId ?? '')) === 'valid';
  });
  return `${valid.filter(Boolean).length} 本核验为有效`;
}

/** What anybody sees at the address in the QR code. */
export async function verified(world: World, verifyId: string): Promise<string> {
  const { body } = await world.link.call(`/v/${verifyId}.json`);
  return (body as { status: string }).status;
}
