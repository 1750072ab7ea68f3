import { readFileSync } from 'node:fs';
import { refusalOf } from '../client.ts';
import type { RevocationDates, Scenario } from '../scenario.ts';
import type { SheetSession } from '../sheets.ts';
import { base64 } from '../sheets.ts';
import type { Step, Track, Trainee, World } from '../world.ts';
import { found } from '../world.ts';
import type { CertificateRow } from './certificates.ts';
import { verified } from './certificates.ts';
import { classSteps } from './classes.ts';
import { desk, ei, eiSecond, ti } from './staff.ts';
import { byRank } from './subsidies.ts';

interface Preview {
  readonly rows: readonly { readonly row: number; readonly name: string; readonly verdict: string }[];
  readonly hiddenSheets: readonly string[];
}

/** Days of a class whose sheet does not exist: theory and practice in turn. */
const sessionsOn = (days: readonly string[], minutes: number): SheetSession[] =>
  days.map((on, index) => ({ on, minutes, online: index % 3 === 2, practice: index % 2 === 1 }));

/** A roster with every kind of bad row; a second live enrolment in another city; a revocation. */
export function incidentSteps(scenario: Scenario, tracks: readonly Track[]): Step[] {
  const { hostile, elsewhere, requiredMinutes } = scenario;
  const sessions = (days: readonly string[]): SheetSession[] => sessionsOn(days, requiredMinutes / days.length);
  const first = tracks[0];
  if (first === undefined) return [];
  return [
    ...classSteps({ ...hostile, key: 'hostile', closesOn: hostile.imported, sessions: sessions(hostile.sessions) }),
    { at: `${hostile.imported}T09:30`, who: hostile.institution, what: '导入有问题的名册', run: importHostile },
    ...classSteps({
      ...elsewhere,
      key: 'elsewhere',
      sessions: sessions(elsewhere.sessions),
      closesOn: elsewhere.startsOn,
    }),
    {
      at: `${elsewhere.tried}T19:00`,
      who: '学员本人',
      what: '在读期间报另一市同职业同等级班次',
      run: (world) => enrolElsewhere(world, first),
    },
    ...tracks.flatMap((track) => (track.plan.revocation ? revocationSteps(track, track.plan.revocation) : [])),
  ];
}

async function importHostile(world: World): Promise<string> {
  const { hostile } = world.scenario;
  const user = world.as(ti(hostile.institution));
  const file = base64(readFileSync(world.fixture(hostile.roster)));
  const input = { cohortId: found(world.cohorts.get('hostile'), 'the class'), file };
  const { rows, hiddenSheets } = await user.post<Preview>('training.enrolment.previewRoster', input);
  const job = await user.job('training.enrolment.importRoster', input, 'hostile');
  world.seen.hostilePreview = rows.map(({ row, name, verdict }) => ({ row, name, verdict }));
  world.seen.hostileHidden = hiddenSheets;
  // Rows a killed job had done already are met again unchanged.
  world.seen.hostileCommitted = job.done + job.unchanged;
  return `预览 ${rows.length} 行，隐藏表 ${hiddenSheets.length} 张；导入 ${world.seen.hostileCommitted} 行，拒绝 ${job.refused.length} 行`;
}

async function enrolElsewhere(world: World, track: Track): Promise<string> {
  const { triedByRow } = world.scenario.elsewhere;
  const trainee = found(
    track.trainees.find(({ row }) => row === triedByRow),
    'the trainee',
  );
  const { name, number, phone, education, major } = trainee;
  const person = { name, number, phone, education, major, group: '在职职工' };
  const cohortId = found(world.cohorts.get('elsewhere'), 'the other class');
  const refused = await refusalOf(() =>
    trainee.client.send('training.enrolment.submit', { cohortId, person }, 'elsewhere'),
  );
  world.seen.refusals['elsewhere'] = { reason: refused.reason, facts: refused.facts, text: refused.message };
  return `拒绝：${refused.reason}`;
}

/** Holders without any title: a title notice went to them, and goes with the certificate. */
const revokedOf = (track: Track, { withoutTitleRank }: RevocationDates): Trainee => {
  const rejected = byRank(track, track.plan.subsidy?.rejectedRank ?? 1);
  const without = track.passed.filter((trainee) => trainee.title === '' && trainee !== rejected);
  return found(without[withoutTitleRank - 1], 'the holder without a title');
};

function revocationSteps(track: Track, revocation: RevocationDates): Step[] {
  const { evaluator, city } = track.plan;
  return [
    {
      at: `${revocation.proposed}T10:00`,
      who: evaluator,
      what: '提出撤销等级证书',
      run: async (world) => {
        const certificateId = found(revokedOf(track, revocation).levelCertificateId, 'the certificate');
        const input = { certificateId, reason: '申报材料经核查不实', hearing: '已听取本人陈述，未提出异议。' };
        await world.as(ei(evaluator)).send('certificates.levelCertificate.proposeRevoke', input, track.key);
        return '待复核';
      },
    },
    {
      at: `${revocation.revoked}T10:00`,
      who: `${evaluator}复核岗`,
      what: '撤销等级证书',
      run: async (world) => {
        const trainee = revokedOf(track, revocation);
        const certificateId = found(trainee.levelCertificateId, 'the certificate');
        await world.as(eiSecond(evaluator)).send('certificates.levelCertificate.revoke', { certificateId }, track.key);
        const [own] = await trainee.client.all<CertificateRow>('certificates.levelCertificate.mine');
        world.seen.verifiedRevoked = await verified(world, own?.verifyId ?? '');
        return world.seen.verifiedRevoked === 'revoked' ? '公开查询即显示已撤销' : world.seen.verifiedRevoked;
      },
    },
    {
      at: `${revocation.recovered}T10:00`,
      who: '市级专技岗',
      what: '决定追回补贴',
      run: async (world) => {
        const claimId = found(revokedOf(track, revocation).claimId, 'the claim');
        await world.as(desk(city)).send('subsidies.recovery.order', { claimId, reason: '等级证书已撤销' }, track.key);
        return '已作出追回决定';
      },
    },
  ];
}
