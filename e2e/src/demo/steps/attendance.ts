import { each, refusalOf } from '../client.ts';
import { base64 } from '../sheets.ts';
import type { Step, Track, World } from '../world.ts';
import { cohortIdOf } from './cohort.ts';
import { PROVINCE, ti } from './staff.ts';

interface RosterRow {
  readonly enrolmentId: string;
  readonly status: string;
  readonly missingMinutes: number;
}

/** Attendance, completion exam, completion, training certificates, report to the province (W-IV(2), H-II(2)). */
export function attendanceSteps(track: Track): Step[] {
  const { cohort, institution: who } = track.plan;
  const { attendance, exam, refused, completed, reported } = cohort;
  const steps: Step[] = [
    { at: `${attendance}T10:00`, who, what: '导入考勤', run: (world) => importAttendance(world, track) },
    { at: `${exam}T16:00`, who, what: '结业考核', run: (world) => recordExams(world, track) },
    { at: `${completed}T15:00`, who, what: '办理结业', run: (world) => complete(world, track) },
    { at: `${reported}T20:00`, who, what: '结业报送：名单和培训情况', run: (world) => report(world, track) },
    {
      at: `${nextDay(reported)}T10:00`,
      who: '省厅岗',
      what: '接收结业报送',
      run: async (world) => {
        await world
          .as(PROVINCE)
          .send('training.cohort.acceptReport', { cohortId: cohortIdOf(world, track) }, track.key);
        return '已接收';
      },
    },
  ];
  if (refused === undefined) return steps;
  return [
    ...steps,
    { at: `${refused}T10:00`, who, what: '为学时不足的学员办结业', run: (world) => tryShort(world, track) },
  ];
}

export const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const rosterOf = (world: World, track: Track): Promise<RosterRow[]> =>
  world.as(ti(track.plan.institution)).all<RosterRow>('training.cohort.roster', { cohortId: cohortIdOf(world, track) });

async function importAttendance(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const input = { cohortId: cohortIdOf(world, track), file: base64(track.attendance) };
  const preview = await user.post<{ counts: { accept: number } }>('training.attendance.preview', input);
  const job = await user.job('training.attendance.import', input, track.key);
  const short = (await rosterOf(world, track)).filter(({ missingMinutes }) => missingMinutes > 0);
  return `预览 ${preview.counts.accept} 行，导入 ${job.done} 行；学时不足 ${short.length} 人`;
}

async function recordExams(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const cohortId = cohortIdOf(world, track);
  await user.send('training.cohort.examine', { cohortId }, track.key);
  const ready = (await rosterOf(world, track)).filter(({ missingMinutes }) => missingMinutes === 0);
  const results = ready.map(({ enrolmentId }) => ({ enrolmentId, passed: true }));
  const job = await user.job('training.exam.record', { cohortId, results }, track.key);
  return `${job.done} 人合格`;
}

async function tryShort(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const short = (await rosterOf(world, track)).filter(({ missingMinutes }) => missingMinutes > 0);
  const missing = await each(short, async ({ enrolmentId }) => {
    const refused = await refusalOf(() => user.send('training.enrolment.complete', { enrolmentId }, enrolmentId));
    return Number(refused.facts['missingMinutes']);
  });
  const sorted = missing.toSorted((a, b) => a - b);
  world.seen.refusedCompletions.push(...sorted);
  return `拒绝 ${sorted.length} 人，各差 ${sorted.join('、')} 分钟`;
}

async function complete(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const cohortId = cohortIdOf(world, track);
  const job = await user.job('training.enrolment.completeAll', { cohortId }, track.key);
  const left = (await rosterOf(world, track)).filter(({ status }) => status !== 'passed');
  await each(left, ({ enrolmentId }) =>
    user.send('training.enrolment.fail', { enrolmentId, reason: '未完成规定学时' }, enrolmentId),
  );
  await user.send('training.cohort.complete', { cohortId }, track.key);
  return `结业合格 ${job.done} 人，不合格 ${left.length} 人`;
}

async function report(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const texts = { situation: '按培训大纲完成全部理论和实操课次。', problems: '无' };
  await user.send('training.cohort.report', { cohortId: cohortIdOf(world, track), ...texts }, track.key);
  return '已报省厅';
}
