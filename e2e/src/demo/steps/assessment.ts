import { each, Refused } from '../client.ts';
import { passingScores } from '../generated-sheets.ts';
import { base64, columnsOf, gridOf, textOf } from '../sheets.ts';
import type { Step, Track, Trainee, World } from '../world.ts';
import { found } from '../world.ts';
import { ei, eiSecond, PROVINCE } from './staff.ts';

interface Offer {
  readonly trainingCertificateId: string;
  readonly declaration: { readonly version: string } | null;
}

/** A place in a sitting as the evaluator sees it. */
export interface SeatRow {
  readonly applicationId: string;
  readonly status: string;
  readonly scores: { readonly absent: boolean } | null;
  readonly breach: string | null;
}

interface OwnApplication {
  readonly applicationId: string;
  readonly status: string;
}

/** From the application with 告知承诺 to the national office's answer (W-IV(3), H-II(3)). */
export function assessmentSteps(track: Track): Step[] {
  const { assessment: day, evaluator } = track.plan;
  const first = ei(evaluator);
  const second = eiSecond(evaluator);
  const act = (user: string, procedure: string): ((world: World) => Promise<unknown>) => {
    return (world) => world.as(user).send(procedure, { sittingId: found(track.sittingId, 'the sitting') }, track.key);
  };
  const step = (at: string, [who, what]: readonly [string, string], run: Step['run']): Step => ({ at, who, what, run });
  return [
    step(`${day.applied}T09:00`, ['学员本人', '申报考核，作出告知承诺'], (world) => apply(world, track)),
    step(`${day.reviewed}T10:00`, [evaluator, '资格审核'], (world) => review(world, track)),
    step(`${day.planned}T11:00`, [evaluator, '计划并开放考核场次'], (world) => planSitting(world, track)),
    step(`${day.scheduled}T09:00`, [evaluator, '排考'], (world) => schedule(world, track)),
    step(`${day.locked}T17:00`, [evaluator, '锁定名单'], async (world) => {
      await act(first, 'assessment.sitting.lockRoster')(world);
      return '已锁定';
    }),
    step(`${day.scored}T14:00`, [evaluator, '导入成绩'], (world) => importScores(world, track)),
    step(`${day.confirmed}T10:00`, [`${evaluator}复核岗`, '确认违规作废，确认成绩'], async (world) => {
      const voided = await confirmVoids(world, track);
      await act(second, 'assessment.sitting.confirmResults')(world);
      await world.settle();
      return `作废 ${voided} 人；${await results(world, track)}`;
    }),
    step(`${day.reported}T15:00`, [evaluator, '考核数据报省厅'], (world) => report(world, track)),
    step(`${day.provinceConfirmed}T11:00`, ['省厅岗', '逐人确认并上报国家办'], (world) =>
      confirmByProvince(world, track),
    ),
    step(`${day.approved}T10:00`, ['省厅岗', '登记国家办批复'], (world) => approve(world, track)),
  ];
}

/** Those who finished the training; the others have no certificate to apply with. */
async function apply(world: World, track: Track): Promise<string> {
  const evaluatorOrgId = world.organisation(track.plan.evaluator);
  const applied = await each(track.trainees, async (trainee) => {
    const { items } = await trainee.client.query<{ items: readonly Offer[] }>('assessment.application.certificates');
    const [own] = items;
    if (own === undefined) return false;
    const { trainingCertificateId, declaration } = own;
    trainee.trainingCertificateId = trainingCertificateId;
    const input = { trainingCertificateId, evaluatorOrgId, declaration: declaration?.version ?? null };
    const made = await trainee.client.send('assessment.application.submit', input);
    trainee.applicationId = made.id;
    return true;
  });
  return `${applied.filter(Boolean).length} 人`;
}

export const applicants = (track: Track): Trainee[] =>
  track.trainees.filter(({ applicationId }) => applicationId !== undefined);

async function review(world: World, track: Track): Promise<string> {
  const user = world.as(ei(track.plan.evaluator));
  await each(applicants(track), async (trainee) => {
    const input = { applicationId: found(trainee.applicationId, 'the application') };
    const about = `${track.key} ${trainee.row}`;
    try {
      await user.send('assessment.application.review', input, about);
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'assessment.application.review') throw error;
      // What the rules leave to a look by hand: looked at, and no way of the standard is met.
      await user.send('assessment.application.review', { ...input, byHand: 'none' }, `${about} by hand`);
    }
  });
  const refused = await applicationsOf(world, track, 'notQualified');
  world.seen.applicationRefusals += refused.length;
  const qualified = await applicationsOf(world, track, 'qualified');
  return `资格合格 ${qualified.length} 人；不符 ${refused.length} 人，已逐人告知原因`;
}

/** Applications of this class's people by state. */
async function applicationsOf(world: World, track: Track, status: string): Promise<string[]> {
  const mine = new Set(track.trainees.map(({ applicationId }) => applicationId));
  const listed = await world
    .as(ei(track.plan.evaluator))
    .all<OwnApplication>('assessment.application.list', { status });
  return listed.map(({ applicationId }) => applicationId).filter((id) => mine.has(id));
}

async function planSitting(world: World, track: Track): Promise<string> {
  const { city, occupation, direction, level, quota, venue, evaluator, assessment } = track.plan;
  const { theoryOn, abilityOn } = assessment;
  const user = world.as(ei(evaluator));
  const input = { city, occupation, direction, level, site: venue, theoryOn, abilityOn, quota };
  const made = await user.send('assessment.sitting.plan', input, track.key);
  track.sittingId = made.id;
  await user.send('assessment.sitting.open', { sittingId: made.id }, track.key);
  return `理论 ${theoryOn}，能力 ${abilityOn}`;
}

async function schedule(world: World, track: Track): Promise<string> {
  const applicationIds = await applicationsOf(world, track, 'qualified');
  const input = { sittingId: found(track.sittingId, 'the sitting'), applicationIds };
  const job = await world.as(ei(track.plan.evaluator)).job('assessment.sitting.schedule', input, track.key);
  return `${job.done} 人`;
}

async function importScores(world: World, track: Track): Promise<string> {
  const user = world.as(ei(track.plan.evaluator));
  const scheduled = new Set(await applicationsOf(world, track, 'scheduled'));
  const sitting = track.trainees.filter(({ applicationId }) => scheduled.has(applicationId ?? ''));
  const sheet = track.scores ?? (await passingScores(sitting, world.seed));
  const input = { sittingId: found(track.sittingId, 'the sitting'), file: base64(sheet) };
  await user.post('assessment.sitting.previewScores', input);
  const job = await user.job('assessment.sitting.importScores', input, track.key);
  await user.send('assessment.sitting.mark', { sittingId: input.sittingId }, track.key);
  await orderByScores(track, sheet);
  return `${job.done} 行，已提交复核`;
}

/** Those who sat, in the order of the score sheet: whoever passes of them is ranked by it. */
async function orderByScores(track: Track, sheet: Uint8Array): Promise<void> {
  const grid = await gridOf(sheet);
  const { row, at } = columnsOf(grid, ['证件号码']);
  const byNumber = new Map(track.trainees.map((trainee) => [trainee.number, trainee]));
  const listed = grid.slice(row + 1).map((cells) => byNumber.get(textOf(cells[at.get('证件号码') ?? 0]).toUpperCase()));
  track.passed.splice(0, track.passed.length, ...listed.filter((trainee) => trainee !== undefined));
}

async function confirmVoids(world: World, track: Track): Promise<number> {
  const sittingId = found(track.sittingId, 'the sitting');
  const user = world.as(eiSecond(track.plan.evaluator));
  const { roster } = await user.query<{ roster: readonly SeatRow[] }>('assessment.sitting.get', { sittingId });
  const proposals = roster.filter(({ breach, status }) => breach !== null && status !== 'voided');
  await each(proposals, ({ applicationId }) =>
    user.send('assessment.application.confirmVoid', { applicationId }, applicationId),
  );
  return proposals.length;
}

async function results(world: World, track: Track): Promise<string> {
  const passed = new Set(await applicationsOf(world, track, 'passed'));
  const seats = await seatsOf(world, track);
  const absent = seats.filter(({ scores }) => scores?.absent === true);
  const failed = seats.filter(({ status, scores }) => status === 'failed' && scores?.absent !== true);
  const ranked = track.passed.filter(({ applicationId }) => passed.has(applicationId ?? ''));
  track.passed.splice(0, track.passed.length, ...ranked);
  return `合格 ${passed.size} 人，不合格 ${failed.length} 人，缺考 ${absent.length} 人`;
}

export async function seatsOf(world: World, track: Track): Promise<readonly SeatRow[]> {
  const sittingId = found(track.sittingId, 'the sitting');
  const view = await world
    .as(ei(track.plan.evaluator))
    .query<{ roster: readonly SeatRow[] }>('assessment.sitting.get', { sittingId });
  return view.roster;
}

async function report(world: World, track: Track): Promise<string> {
  const input = { sittingId: found(track.sittingId, 'the sitting') };
  const user = world.as(ei(track.plan.evaluator));
  const { confirmationId } = await user.send<{ confirmationId: string }>('assessment.sitting.report', input, track.key);
  track.confirmationId = confirmationId;
  return `${track.passed.length} 人`;
}

async function confirmByProvince(world: World, track: Track): Promise<string> {
  const input = { confirmationId: found(track.confirmationId, 'the confirmation'), returned: [] };
  await world.as(PROVINCE).send('assessment.confirmation.confirm', input, track.key);
  return '全部确认';
}

async function approve(world: World, track: Track): Promise<string> {
  const confirmationId = found(track.confirmationId, 'the confirmation');
  const input = { confirmationId, document: `国家办批复（${world.scenario.year}）`, returned: [] };
  await world.as(PROVINCE).send('assessment.confirmation.recordNational', input, track.key);
  return '已通过';
}
