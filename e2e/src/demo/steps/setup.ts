import type { Step, World } from '../world.ts';
import { passwordOf } from '../world.ts';
import { each } from '../client.ts';
import type { Client } from '../client.ts';
import { openPost, postsOf } from './staff.ts';

interface Organisation {
  readonly orgId: string;
  readonly name: string;
}

const EMPLOYER = '威海北洋软件有限公司';

/** Bodies, their listings, and everybody's accounts. */
export function setupSteps(start: string): Step[] {
  const day = start.slice(0, 10);
  return [
    { at: `${day}T09:00`, who: '系统管理岗', what: '登记评价机构、用人单位及其目录', run: registerBodies },
    { at: `${day}T10:00`, who: '系统管理岗', what: '开通各岗位账户', run: openPosts },
  ];
}

async function registerBodies(world: World): Promise<string> {
  const { scenario } = world;
  const admin = world.as('admin');
  await admin.login('admin', passwordOf(world.seed, 'admin'));
  const evaluators = new Map(
    Object.values(scenario.tracks).map(({ evaluator, occupation }) => [evaluator, occupation]),
  );
  for (const name of evaluators.keys()) {
    await register(admin, { name, kinds: ['evaluationInstitution'], division: scenario.province });
  }
  const division = Object.values(scenario.tracks)[0]?.city ?? scenario.province;
  await register(admin, { name: EMPLOYER, kinds: ['employer'], division });
  for (const { orgId, name } of await admin.all<Organisation>('identity.organisation.list')) {
    world.organisations.set(name, orgId);
  }
  for (const [name, occupation] of evaluators) {
    const listing = { orgId: world.organisation(name), kind: 'evaluation', occupation, place: scenario.province };
    await admin.send(
      'identity.listing.add',
      { ...listing, from: `${scenario.year}-01-01`, until: `${scenario.year + 1}-12-31` },
      name,
    );
  }
  return `机构 ${world.organisations.size} 家，其中目录内培训机构随目录文件登记`;
}

const register = (
  admin: Client,
  body: { name: string; kinds: readonly string[]; division: string },
): Promise<unknown> => admin.send('identity.organisation.register', body, body.name);

async function openPosts(world: World): Promise<string> {
  const admin = world.as('admin');
  const posts = postsOf(world.scenario);
  await each(posts, (post) => openPost(world, admin, post));
  return `${posts.length} 个账户`;
}
