import type { Client } from '../client.ts';
import { each } from '../client.ts';
import type { Step, Track, World } from '../world.ts';
import { cohortIdOf } from './cohort.ts';
import { ti } from './staff.ts';

interface HoursRow {
  readonly recordId: string;
  readonly status: string;
}

/** Continuing-education hours of those who finished: declared by the institution or by each trainee (W-V(1), H-III(1)). */
export function hoursSteps(track: Track): Step[] {
  const { cohort, institution } = track.plan;
  const byInstitution = cohort.hoursBy === 'institution';
  return [
    {
      at: `${cohort.hours}T10:00`,
      who: byInstitution ? institution : '学员本人',
      what: '申报继续教育学时',
      run: async (world) => {
        const declared = byInstitution
          ? await declareAll(world.as(ti(institution)))
          : (await each(await finishers(world, track), declareAll)).reduce((sum, count) => sum + count, 0);
        return `${declared} 人`;
      },
    },
  ];
}

async function declareAll(user: Client): Promise<number> {
  const rows = await user.all<HoursRow>('subsidies.ceHours.list');
  await each(rows, ({ recordId }) => user.send('subsidies.ceHours.declare', { recordId }, recordId));
  return rows.length;
}

/** Those of the class who passed; the others have no hours to declare. */
async function finishers(world: World, track: Track): Promise<Client[]> {
  const passed = await each(track.trainees, async ({ client }) => {
    const own = await client.all<{ cohortId: string; status: string }>('training.enrolment.mine');
    return own.some(({ cohortId, status }) => cohortId === cohortIdOf(world, track) && status === 'passed')
      ? client
      : undefined;
  });
  return passed.filter((client) => client !== undefined);
}
