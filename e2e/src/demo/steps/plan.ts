import type { Made } from '../client.ts';
import type { Scenario } from '../scenario.ts';
import type { Step, Track, World } from '../world.ts';
import { found } from '../world.ts';
import { desk, ei, PROVINCE, ti } from './staff.ts';

interface PlanView {
  readonly status: string;
  readonly lines: readonly { readonly lineId: string; readonly occupation: string }[];
}

/** What the plan of an institution stands on: one line, one evaluator. */
interface Planned {
  readonly institution: string;
  readonly evaluator: string;
  readonly occupation: string;
  readonly direction: string | null;
  readonly level: string;
  readonly quota: number;
  readonly venue: string;
  readonly city: string;
}

/** Plan and line of an institution, which its classes name. */
export const plans = new WeakMap<World, Map<string, { planId: string; lineId: string }>>();

export const planOf = (world: World, institution: string): { planId: string; lineId: string } | undefined =>
  plans.get(world)?.get(institution);

/** 年度培训方案 in January: drafted, agreed to, filed, recorded (W-IV(1)); then the subsidy catalogue (W-V(3)). */
export function planSteps(scenario: Scenario, tracks: readonly Track[]): Step[] {
  const { hostile } = scenario;
  const planned = tracks.flatMap(({ plan }) => {
    const { plan: on, planRecorded } = plan.cohort;
    return on !== undefined && planRecorded !== undefined ? [{ body: plan, on, planRecorded }] : [];
  });
  const all = [...planned, { body: hostile, on: hostile.plan, planRecorded: hostile.planRecorded }];
  return [
    ...all.flatMap(({ body, on, planRecorded }) => yearPlan(scenario, body, { on, planRecorded })),
    ...tracks.flatMap(({ plan }): Step[] => {
      const on = plan.cohort.catalogue;
      if (on === undefined) return [];
      return [
        {
          at: `${on}T10:00`,
          who: '市级专技岗',
          what: '补贴目录登记机构和项目',
          run: (world) => listProject(world, plan, on),
        },
      ];
    }),
  ];
}

function yearPlan(scenario: Scenario, body: Planned, days: { on: string; planRecorded: string }): Step[] {
  const { institution, evaluator } = body;
  const who = institution;
  return [
    { at: `${days.on}T09:00`, who, what: '起草年度培训方案和考核计划', run: (world) => draft(world, scenario, body) },
    {
      at: `${days.on}T14:00`,
      who: evaluator,
      what: '同意考核计划',
      run: async (world) => {
        const { planId } = found(planOf(world, institution), 'the plan');
        await world.as(ei(evaluator)).send('training.plan.consent', { planId }, institution);
        return '已同意';
      },
    },
    {
      at: `${days.on}T16:00`,
      who,
      what: '报所在地和省备案',
      run: async (world) => {
        const { planId } = found(planOf(world, institution), 'the plan');
        await world.as(ti(institution)).send('training.plan.file', { planId });
        return '已报送';
      },
    },
    {
      at: `${days.planRecorded}T10:00`,
      who: '省厅岗',
      what: `备案 ${institution} 年度方案`,
      run: async (world) => {
        const { planId } = found(planOf(world, institution), 'the plan');
        await world.as(PROVINCE).send('training.plan.record', { planId }, institution);
        const view = await world.as(ti(institution)).query<PlanView>('training.plan.get', { planId });
        return view.status === 'recorded' ? '已备案' : view.status;
      },
    },
  ];
}

async function draft(world: World, scenario: Scenario, body: Planned): Promise<string> {
  const user = world.as(ti(body.institution));
  const { occupation, direction, level } = body;
  const line = {
    occupation,
    direction,
    level,
    cohorts: 2,
    places: body.quota * 2,
    minutes: scenario.requiredMinutes,
    months: [3, 4, 5, 9, 10, 11],
    venue: body.venue,
    fee: 0,
    evaluatorOrgId: world.organisation(body.evaluator),
  };
  const made = await user.send<Made>('training.plan.draft', {
    year: scenario.year,
    lines: [line],
    assessmentPlan: '培训结业后一个月内组织理论知识和专业能力考核。',
    homeReceipt: '所在市备案回执第1号',
  });
  const view = await user.query<PlanView>('training.plan.get', { planId: made.id });
  const known = plans.get(world) ?? new Map<string, { planId: string; lineId: string }>();
  known.set(body.institution, { planId: made.id, lineId: view.lines[0]?.lineId ?? '' });
  plans.set(world, known);
  return `${view.lines.length} 个计划行`;
}

async function listProject(world: World, plan: Track['plan'], from: string): Promise<string> {
  const { institution, occupation, direction, level, city } = plan;
  const project = { orgId: world.organisation(institution), occupation, direction, level };
  const input = { ...project, from, until: `${world.scenario.year}-12-31` };
  await world.as(desk(city)).send('subsidies.catalogue.add', input, institution);
  return `${institution} 已列入`;
}
