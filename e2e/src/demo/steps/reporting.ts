import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../scenario.ts';
import type { Step, Track, World } from '../world.ts';
import { found } from '../world.ts';
import { nextDay } from './attendance.ts';
import { desk, ti } from './staff.ts';

interface ReportRow {
  readonly id: string;
  readonly orgId: string;
  readonly tenant: string;
  readonly quarter: string;
  readonly due: string;
}

/** 开展情况表 of every quarter, nil forms too, by every institution that has opened a class there (W-VI(2), annex). */
export function reportingSteps(scenario: Scenario, tracks: readonly Track[]): Step[] {
  return tracks.flatMap(({ plan }) => {
    const { hostile } = scenario;
    const others = hostile.city === plan.city ? [hostile.institution] : [];
    return Object.entries(plan.forms ?? {}).flatMap(([quarter, on]) =>
      [plan.institution, ...others].flatMap((institution): Step[] => [
        {
          at: `${on}T15:00`,
          who: institution,
          what: `${quarter} 开展情况表盖章报送`,
          run: (world) => fileForm(world, { institution, city: plan.city, quarter }),
        },
        {
          at: `${nextDay(on)}T09:00`,
          who: '市级专技岗',
          what: `接收 ${institution} ${quarter} 报表`,
          run: async (world) => {
            const { id } = await reportOf(world, { institution, city: plan.city, quarter });
            await world.as(desk(plan.city)).send('reporting.quarterlyReport.accept', { reportId: id }, id);
            return '已接收';
          },
        },
      ]),
    );
  });
}

export interface FormOf {
  readonly institution: string;
  readonly city: string;
  readonly quarter: string;
}

export async function reportOf(world: World, of: FormOf): Promise<ReportRow> {
  const orgId = world.organisation(of.institution);
  const rows = await world.as(desk(of.city)).all<ReportRow>('reporting.quarterlyReport.list', { orgId });
  return found(
    rows.find(({ quarter }) => quarter === of.quarter),
    `the form of ${of.quarter}`,
  );
}

async function fileForm(world: World, of: FormOf): Promise<string> {
  const user = world.as(ti(of.institution));
  const { id, due } = await reportOf(world, of);
  const { seen } = await user.query<{ seen: string }>('reporting.quarterlyReport.get', { reportId: id });
  const texts = {
    filler: '填报岗',
    phone: '0532-00000000',
    measures: '按实施方案落实培训和考核各项要求。',
    practice: '线上理论与线下实操结合。',
    problems: '',
  };
  await user.send('reporting.quarterlyReport.seal', { reportId: id, seen, ...texts }, id);
  await user.send('reporting.quarterlyReport.submit', { reportId: id }, id);
  const { name, file } = await user.query<{ name: string; file: string }>('reporting.quarterlyReport.export', {
    reportId: id,
  });
  const folder = join(world.outDir, of.institution);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), Buffer.from(file, 'base64'));
  return `按时（期限 ${due}）`;
}
