import type { Made } from '../client.ts';
import type { ClassPlan } from '../scenario.ts';
import type { SheetSession } from '../sheets.ts';
import type { Step, World } from '../world.ts';
import { found } from '../world.ts';
import { planOf } from './plan.ts';
import { desk, ti } from './staff.ts';

/** A class by its scenario key, with the days on which it is opened. */
export interface ClassOpening extends ClassPlan {
  readonly key: string;
  readonly opened: string;
  readonly approved?: string | undefined;
  readonly announced?: string | undefined;
  readonly enrolling: string;
  readonly closesOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly sessions: readonly SheetSession[];
}

interface CohortView {
  readonly status: string;
  readonly number: string;
}

/** 开班, 审核 where the city reviews, 招生简章 where it is asked for, 开始报名. */
export function classSteps(opening: ClassOpening): Step[] {
  const { institution, city, key } = opening;
  const user = ti(institution);
  const cohortId = (world: World): string => found(world.cohorts.get(key), `the class ${key}`);
  const steps: Step[] = [
    { at: `${opening.opened}T09:30`, who: institution, what: '申请开班', run: (world) => open(world, opening) },
  ];
  if (opening.approved !== undefined) {
    steps.push({
      at: `${opening.approved}T15:00`,
      who: '市级专技岗',
      what: '审核备案，批准开班',
      run: async (world) => {
        await world.as(desk(city)).send('training.cohort.approve', { cohortId: cohortId(world) }, key);
        return '已批准';
      },
    });
  }
  if (opening.announced !== undefined) {
    const on = opening.announced;
    steps.push({
      at: `${on}T10:00`,
      who: institution,
      what: '发布招生简章',
      run: async (world) => {
        const dates = { opensOn: on, closesOn: opening.closesOn };
        const texts = {
          refund: '开课前退还全部费用。',
          conditions: '符合国家职业标准规定的培训对象。',
          materials: '身份证件、学历证书、职称证书。',
          contact: '0530-5310712',
        };
        const input = { cohortId: cohortId(world), fee: 0, ...texts, ...dates };
        await world.as(user).send('training.announcement.publish', input, key);
        return '已公开';
      },
    });
  }
  steps.push({
    at: `${opening.enrolling}T08:30`,
    who: institution,
    what: '开始报名',
    run: async (world) => {
      await world.as(user).send('training.cohort.beginEnrolment', { cohortId: cohortId(world) }, key);
      return '报名中';
    },
  });
  return steps;
}

async function open(world: World, opening: ClassOpening): Promise<string> {
  const { key, city, institution, occupation, direction, level, quota, venue, startsOn, endsOn } = opening;
  const user = world.as(ti(institution));
  const plan = opening.approved === undefined ? {} : (planOf(world, institution) ?? {});
  const input = {
    ...plan,
    city,
    occupation,
    direction,
    level,
    quota,
    venue,
    startsOn,
    endsOn,
    sessions: opening.sessions,
  };
  const made = await user.send<Made>('training.cohort.open', input, key);
  world.cohorts.set(key, made.id);
  const view = await user.query<CohortView>('training.cohort.get', { cohortId: made.id });
  return `${view.number}：${view.status === 'approved' ? '自动批准' : '待审核'}`;
}
