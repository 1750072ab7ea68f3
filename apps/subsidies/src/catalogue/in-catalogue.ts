import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { SubsidiesParts } from '../parts.ts';
import type { Subject } from '../subject.ts';
import { covers, projectIdOf } from './project.ts';

interface Asked {
  readonly city: string;
  readonly orgId: string;
  readonly subject: Subject;
  /** The day the class opens: the project must stand in the catalogue on it (W-V(3), H-III(5)). */
  readonly startsOn: string;
}

/** Whether the class's project stood in the city's catalogue; a project listed without a direction covers all directions. */
export async function inCatalogue(parts: Pick<SubsidiesParts, 'projects'>, asked: Asked): Promise<boolean> {
  const { city, orgId, subject, startsOn } = asked;
  for (const direction of new Set([subject.direction, null])) {
    const project = await parts.projects.find(projectIdOf(city, orgId, { ...subject, direction }), EVERYWHERE);
    if (project && covers(project.state, startsOn)) return true;
  }
  return false;
}
