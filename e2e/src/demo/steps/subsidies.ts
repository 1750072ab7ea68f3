import { each, refusalOf } from '../client.ts';
import { accountOf, bankReply } from '../generated-sheets.ts';
import { base64 } from '../sheets.ts';
import type { SubsidyDates } from '../scenario.ts';
import type { Step, Track, Trainee, World } from '../world.ts';
import { found } from '../world.ts';
import { desk, office } from './staff.ts';

interface OwnClaim {
  readonly claimId: string;
  readonly number: string;
  readonly status: string;
  readonly amount: number | null;
}

/** Claims by the persons, two reviewers, public notice, payment, one returned account (W-V(3), B4). */
export function subsidySteps(track: Track): Step[] {
  const { subsidy, city } = track.plan;
  if (subsidy === undefined) return [];
  const say = (post: 'subsidy.a' | 'subsidy.b' | 'finance'): string => office(post, city);
  return [
    { at: `${subsidy.claimed}T09:00`, who: '学员本人', what: '申领培训补贴', run: (world) => claim(world, track) },
    { at: `${subsidy.accepted}T09:00`, who: '市级专技岗', what: '受理申领', run: (world) => accept(world, track) },
    {
      at: `${subsidy.verified}T09:00`,
      who: '补贴初审岗',
      what: '初审',
      run: async (world) => {
        const job = await world
          .as(say('subsidy.a'))
          .job('subsidies.claim.verify', { claimIds: claimIds(track) }, track.key);
        return `${job.done} 件通过`;
      },
    },
    {
      at: `${subsidy.noticed}T09:00`,
      who: '补贴复审岗',
      what: '发布公示',
      run: async (world) => {
        const made = await world
          .as(say('subsidy.b'))
          .send('subsidies.notice.publish', { claimIds: claimIds(track) }, track.key);
        const notice = await world.anybody.query<{ until: string; count: number }>('subsidies.notice.get', {
          noticeId: made.id,
        });
        return `${notice.count} 人，至 ${notice.until}`;
      },
    },
    ...payment(track, { on: subsidy.locked, authorised: subsidy.authorised, paid: subsidy.paid, name: 'first' }),
    {
      at: `${subsidy.again}T09:00`,
      who: '学员本人',
      what: '同一职业同一等级再次申领',
      run: (world) => claimAgain(world, track, subsidy),
    },
    {
      at: `${subsidy.accountChanged}T09:00`,
      who: '学员本人',
      what: '更正银行账户',
      run: (world) => changeAccount(world, track, subsidy),
    },
    ...payment(track, { on: subsidy.relocked, authorised: subsidy.relocked, paid: subsidy.repaid, name: 'second' }),
  ];
}

const claimIds = (track: Track): string[] => track.passed.map(({ claimId }) => found(claimId, 'the claim'));

export const byRank = (track: Track, rank: number): Trainee =>
  found(track.passed[rank - 1], `number ${rank} of those who passed`);

async function claim(world: World, track: Track): Promise<string> {
  await each(track.passed, async (trainee) => {
    const levelCertificateId = found(trainee.levelCertificateId, 'the level certificate');
    const account = accountOf(world.seed, trainee.row);
    const made = await trainee.client.send('subsidies.claim.submit', {
      levelCertificateId,
      account,
      accountName: trainee.name,
    });
    const own = await trainee.client.all<OwnClaim>('subsidies.claim.mine');
    trainee.claimId = made.id;
    trainee.claimNumber = found(own[0], 'the own claim').number;
  });
  return `${track.passed.length} 件`;
}

async function accept(world: World, track: Track): Promise<string> {
  const user = world.as(desk(track.plan.city));
  await each(claimIds(track), (claimId) => user.send('subsidies.claim.accept', { claimId }, claimId));
  return `${track.passed.length} 件受理，逐件核验目录、对象、证书、期限和次数`;
}

/** A batch of everything that is approved: locked, authorised, sent to the bank, answered by it. */
function payment(track: Track, batch: { on: string; authorised: string; paid: string; name: string }): Step[] {
  const { city } = track.plan;
  const finance = office('finance', city);
  const batches = new WeakMap<World, { batchId: string; file: string }>();
  return [
    {
      at: `${batch.on}T10:00`,
      who: '市级专技岗',
      what: '组成拨付批次',
      run: async (world) => {
        const approved = await world.as(desk(city)).all<OwnClaim>('subsidies.claim.list', { status: 'approved' });
        const input = { claimIds: approved.map(({ claimId }) => claimId) };
        const made = await world.as(desk(city)).send('subsidies.batch.lock', input, batch.name);
        batches.set(world, { batchId: made.id, file: '' });
        return `${approved.length} 笔`;
      },
    },
    {
      at: `${batch.authorised}T15:00`,
      who: '资金拨付岗',
      what: '授权并导出银行文件',
      run: async (world) => {
        const { batchId } = found(batches.get(world), 'the batch');
        await world.as(finance).send('subsidies.batch.authorise', { batchId }, batch.name);
        const { file } = await world
          .as(finance)
          .send<{ file: string }>('subsidies.batch.export', { batchId }, batch.name);
        batches.set(world, { batchId, file });
        return '已导出';
      },
    },
    {
      at: `${batch.paid}T16:00`,
      who: '资金拨付岗',
      what: '导入银行回单',
      run: async (world) => {
        const { batchId, file } = found(batches.get(world), 'the batch');
        const rejected = batch.name === 'first' ? [byRank(track, track.plan.subsidy?.rejectedRank ?? 0)] : [];
        const reply = await bankReply(file, new Set(rejected.map(({ claimNumber }) => claimNumber ?? '')));
        await world.as(finance).send('subsidies.batch.importReply', { batchId, file: base64(reply) }, batch.name);
        const view = await world
          .as(finance)
          .query<{ paid: number; failed: number }>('subsidies.batch.get', { batchId });
        return `到账 ${view.paid} 笔，退回 ${view.failed} 笔`;
      },
    },
  ];
}

async function claimAgain(world: World, track: Track, { againRank }: SubsidyDates): Promise<string> {
  const trainee = byRank(track, againRank);
  const input = {
    levelCertificateId: found(trainee.levelCertificateId, 'the certificate'),
    account: accountOf(world.seed, trainee.row),
  };
  const refused = await refusalOf(() => trainee.client.send('subsidies.claim.submit', input, 'again'));
  world.seen.refusals['secondClaim'] = { reason: refused.reason, facts: refused.facts, text: refused.message };
  return `拒绝：${refused.reason}`;
}

async function changeAccount(world: World, track: Track, { rejectedRank }: SubsidyDates): Promise<string> {
  const trainee = byRank(track, rejectedRank);
  const input = {
    claimId: found(trainee.claimId, 'the claim'),
    account: accountOf(`${world.seed}|other`, trainee.row),
  };
  await trainee.client.send('subsidies.claim.changeAccount', input);
  return '待重新拨付';
}
