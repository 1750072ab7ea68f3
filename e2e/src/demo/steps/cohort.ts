import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../client.ts';
import { each, refusalOf } from '../client.ts';
import { base64 } from '../sheets.ts';
import type { Step, Track, Trainee, World } from '../world.ts';
import { found, passwordOf } from '../world.ts';
import { classSteps } from './classes.ts';
import { ti } from './staff.ts';

const CODE_LIMIT_MS = 30_000;

interface Preview {
  readonly counts: { readonly total: number; readonly accept: number; readonly warn: number; readonly reject: number };
}

interface OwnEnrolment {
  readonly enrolmentId: string;
  readonly cohortId: string;
  readonly notice: { readonly version: number | string } | null;
}

interface RosterRow {
  readonly enrolmentId: string;
  readonly status: string;
}

/** From the opening of the class to its first day. */
export function cohortSteps(track: Track): Step[] {
  const { plan, key, sessions } = track;
  const { cohort, institution, notListed } = plan;
  const { opened, approved, announced, enrolling, startsOn, endsOn } = cohort;
  const opening = {
    ...plan,
    key,
    sessions,
    opened,
    approved,
    announced,
    enrolling,
    closesOn: cohort.admitted,
    startsOn,
    endsOn,
  };
  const steps = classSteps(opening);
  if (notListed !== undefined) {
    steps.push({
      at: `${notListed.on}T09:00`,
      who: institution,
      what: '申请开设目录外职业的班次',
      run: (world) => tryUnlisted(world, track, notListed.occupation),
    });
  }
  return [
    ...steps,
    { at: `${enrolling}T09:00`, who: institution, what: '导入报名名册', run: (world) => importRoster(world, track) },
    {
      at: `${enrolling}T14:00`,
      who: '学员本人',
      what: '激活账户，确认告知书和报名信息',
      run: (world) => confirmAll(world, track),
    },
    { at: `${cohort.admitted}T10:00`, who: institution, what: '录取', run: (world) => admit(world, track) },
    {
      at: `${startsOn}T08:00`,
      who: institution,
      what: '开课',
      run: async (world) => {
        await world.as(ti(institution)).send('training.cohort.start', { cohortId: cohortIdOf(world, track) }, key);
        return `${sessions.length} 次课，共 ${sessions.reduce((sum, { minutes }) => sum + minutes, 0)} 分钟`;
      },
    },
  ];
}

export const cohortIdOf = (world: World, track: Track): string =>
  found(world.cohorts.get(track.key), `the class ${track.key}`);

async function tryUnlisted(world: World, track: Track, occupation: string): Promise<string> {
  const { city, institution, level, quota, venue, cohort } = track.plan;
  const input = { city, occupation, level, quota, venue, startsOn: cohort.startsOn, endsOn: cohort.endsOn };
  const user = world.as(ti(institution));
  const refused = await refusalOf(() =>
    user.send('training.cohort.open', { ...input, sessions: track.sessions }, `unlisted ${occupation}`),
  );
  world.seen.refusals['unlisted'] = { reason: refused.reason, facts: refused.facts, text: refused.message };
  return `拒绝：${refused.reason}`;
}

async function importRoster(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const input = { cohortId: cohortIdOf(world, track), file: base64(track.roster) };
  const { counts } = await user.post<Preview>('training.enrolment.previewRoster', input);
  const job = await user.job('training.enrolment.importRoster', input, track.key);
  return `预览 ${counts.total} 行可导入 ${counts.accept + counts.warn} 行，已导入 ${job.done} 行`;
}

async function confirmAll(world: World, track: Track): Promise<string> {
  await each(track.trainees, async (trainee) => {
    await activate(world, trainee);
    const enrolment = await ownEnrolment(trainee.client, cohortIdOf(world, track));
    trainee.enrolmentId = enrolment.enrolmentId;
    const noticeVersion = String(found(enrolment.notice ?? undefined, 'the notice').version);
    await trainee.client.send('training.enrolment.confirm', { enrolmentId: enrolment.enrolmentId, noticeVersion });
  });
  return `${track.trainees.length} 人已确认`;
}

/** By the one-time code that was sent to the phone on the roster. */
async function activate(world: World, { client, number, phone }: Trainee): Promise<void> {
  const password = passwordOf(world.seed, client.name);
  const code = await codeSentTo(world, phone);
  await client.send('identity.account.activate', { number, code, password });
  await client.login(phone, password);
}

async function codeSentTo(world: World, phone: string): Promise<string> {
  const until = Date.now() + CODE_LIMIT_MS;
  for (;;) {
    const { body } = await world.link.call(`/dev/outbox?phone=${phone}`);
    const code = (body as { messages?: readonly { code: string | null }[] }).messages?.at(-1)?.code;
    if (typeof code === 'string') return code;
    if (Date.now() > until) throw new Error('no code was sent to a trainee of the roster');
    await delay(50);
  }
}

export async function ownEnrolment(client: Client, cohortId: string): Promise<OwnEnrolment> {
  const own = await client.all<OwnEnrolment>('training.enrolment.mine');
  return found(
    own.find((enrolment) => enrolment.cohortId === cohortId),
    'the own enrolment',
  );
}

async function admit(world: World, track: Track): Promise<string> {
  const user = world.as(ti(track.plan.institution));
  const cohortId = cohortIdOf(world, track);
  const waiting = await user.all<RosterRow>('training.cohort.roster', { cohortId, status: 'submitted' });
  const enrolmentIds = waiting.map(({ enrolmentId }) => enrolmentId);
  const { admitted } = await user.send<{ admitted: number }>(
    'training.enrolment.admit',
    { cohortId, enrolmentIds },
    track.key,
  );
  return `${admitted} 人`;
}
